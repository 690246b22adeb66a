-- Once per cluster, as the log-in of DATABASE_URL (superuser or CREATEROLE). None of them can log in: the app switches
-- to them inside each transaction's first message.
-- mia_app     web and worker; sees one company per transaction
-- mia_auth    log-ins, sessions, throttling; nothing of a company but names and memberships
-- mia_intake  webhooks as they arrived, before their company is known
-- mia_jobs    pg-boss's own schema and nothing else
-- mia_lookup  owns the few functions that look across companies and return ids only
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['mia_app', 'mia_auth', 'mia_intake', 'mia_jobs', 'mia_lookup'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER WITH INHERIT FALSE, SET TRUE', wanted);
  END LOOP;
END $$;
