-- CreateTable
CREATE TABLE "whatsapp_session" (
    "connection_id" UUID NOT NULL,
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "server" TEXT NOT NULL DEFAULT 'whatsapp',
    "wanted" TEXT NOT NULL DEFAULT 'off',
    "owner" TEXT,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "renewed_at" TIMESTAMPTZ(3),
    "phase" TEXT NOT NULL DEFAULT 'off',
    "phase_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "end_reason" TEXT,
    "close_code" INTEGER,
    "retry_at" TIMESTAMPTZ(3),
    "qr" TEXT,
    "qr_until" TIMESTAMPTZ(3),
    "pairing_code" TEXT,
    "pairing_phone" TEXT,
    "creds" TEXT,
    "creds_version" INTEGER NOT NULL DEFAULT 0,
    "jid" TEXT,
    "lid" TEXT,
    "push_name" TEXT,
    "platform" TEXT,
    "picture_id" UUID,
    "linked_at" TIMESTAMPTZ(3),
    "phone_seen_at" TIMESTAMPTZ(3),
    "history" BOOLEAN NOT NULL DEFAULT false,
    "history_percent" SMALLINT,
    "risk_accepted_at" TIMESTAMPTZ(3),
    "risk_accepted_by" UUID,
    "pace" JSONB NOT NULL DEFAULT '{}',
    "rests_until" TIMESTAMPTZ(3),
    "rest_reason" TEXT,
    "rest_detail" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "whatsapp_session_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "whatsapp_key" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "connection_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "value" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "whatsapp_key_pkey" PRIMARY KEY ("company_id","connection_id","type","id")
);

-- CreateTable
CREATE TABLE "whatsapp_private_chat" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "connection_id" UUID NOT NULL,
    "chat" TEXT NOT NULL,
    "added_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "whatsapp_private_chat_pkey" PRIMARY KEY ("company_id","connection_id","chat")
);

-- CreateTable
CREATE TABLE "whatsapp_check" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "phone" TEXT NOT NULL,
    "found" BOOLEAN NOT NULL,
    "wa_id" TEXT,
    "lid" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "whatsapp_check_pkey" PRIMARY KEY ("company_id","phone")
);

-- CreateTable
CREATE TABLE "whatsapp_command" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "whatsapp_command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "whatsapp_send" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "contact_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "whatsapp_send_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "campaign_number" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "campaign_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,

    CONSTRAINT "campaign_number_pkey" PRIMARY KEY ("company_id","campaign_id","connection_id")
);

-- CreateIndex
CREATE INDEX "whatsapp_session_wanted" ON "whatsapp_session"("wanted") WHERE (wanted <> 'off'::text);

-- CreateIndex
CREATE UNIQUE INDEX "whatsapp_session_company_id_connection_id_key" ON "whatsapp_session"("company_id", "connection_id");

-- CreateIndex
CREATE INDEX "whatsapp_command_waiting" ON "whatsapp_command"("company_id", "connection_id", "id") WHERE (state = 'waiting'::text);

-- CreateIndex
CREATE INDEX "whatsapp_send_company_id_connection_id_at_idx" ON "whatsapp_send"("company_id", "connection_id", "at");

-- CreateIndex
CREATE INDEX "campaign_number_company_id_connection_id_idx" ON "campaign_number"("company_id", "connection_id");

-- AddForeignKey
ALTER TABLE "whatsapp_session" ADD CONSTRAINT "whatsapp_session_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whatsapp_key" ADD CONSTRAINT "whatsapp_key_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whatsapp_private_chat" ADD CONSTRAINT "whatsapp_private_chat_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whatsapp_check" ADD CONSTRAINT "whatsapp_check_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whatsapp_command" ADD CONSTRAINT "whatsapp_command_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whatsapp_send" ADD CONSTRAINT "whatsapp_send_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_number" ADD CONSTRAINT "campaign_number_company_id_campaign_id_fkey" FOREIGN KEY ("company_id", "campaign_id") REFERENCES "campaign"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_number" ADD CONSTRAINT "campaign_number_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the types cannot say --------------------------------------------------------------------------------------
ALTER TABLE whatsapp_session
  ADD CONSTRAINT whatsapp_session_server CHECK (server IN ('whatsapp', 'sandbox')),
  ADD CONSTRAINT whatsapp_session_wanted CHECK (wanted IN ('off', 'linking', 'linked')),
  ADD CONSTRAINT whatsapp_session_phase CHECK (
    phase IN ('off', 'connecting', 'waiting-for-scan', 'pairing', 'open', 'backing-off'));
ALTER TABLE whatsapp_command
  ADD CONSTRAINT whatsapp_command_state CHECK (state IN ('waiting', 'done', 'failed'));

ALTER TABLE whatsapp_session SET (fillfactor = 50);
ALTER TABLE whatsapp_key SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- The walls ------------------------------------------------------------------------------------------------------
SELECT app_isolate(name::regclass) FROM unnest(ARRAY[
  'whatsapp_session', 'whatsapp_key', 'whatsapp_private_chat', 'whatsapp_check', 'whatsapp_command', 'whatsapp_send',
  'campaign_number']) AS name;

-- Which sessions want an owner, over all companies; and which lanes may run only beside their session's socket.
GRANT SELECT (connection_id, company_id, wanted, owner, epoch, renewed_at) ON whatsapp_session TO mia_lookup;
CREATE POLICY lookup ON whatsapp_session FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (id, company_id, connection_id, state, expires_at) ON whatsapp_command TO mia_lookup;
CREATE POLICY lookup ON whatsapp_command FOR SELECT TO mia_lookup USING (true);

DROP FUNCTION lookup_due_lanes(timestamptz);
DROP FUNCTION lookup_owned_lanes();

GRANT CREATE ON SCHEMA public TO mia_lookup;
SET ROLE mia_lookup;

-- `session_owner`: of a number linked by QR, who holds its socket, '' = nobody; null = a number without a session.
CREATE FUNCTION lookup_due_lanes(now timestamptz) RETURNS TABLE (
    company_id uuid, connection_id uuid, owner text, epoch bigint, renewed_at timestamptz, session_owner text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT l.company_id, l.connection_id, l.owner, l.epoch, l.renewed_at,
    CASE WHEN s.connection_id IS NOT NULL THEN coalesce(s.owner, '') END
  FROM public.lane AS l LEFT JOIN public.whatsapp_session AS s ON s.connection_id = l.connection_id
  WHERE l.wake_at <= now AND (s.connection_id IS NULL OR s.owner IS NOT NULL) ORDER BY l.wake_at LIMIT 1000;
END;

CREATE FUNCTION lookup_owned_lanes() RETURNS TABLE (
    company_id uuid, connection_id uuid, owner text, epoch bigint, renewed_at timestamptz, session_owner text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT l.company_id, l.connection_id, l.owner, l.epoch, l.renewed_at,
    CASE WHEN s.connection_id IS NOT NULL THEN coalesce(s.owner, '') END
  FROM public.lane AS l LEFT JOIN public.whatsapp_session AS s ON s.connection_id = l.connection_id
  WHERE l.owner IS NOT NULL;
END;

-- Sessions that should have a socket, and those that still have an owner.
CREATE FUNCTION lookup_sessions() RETURNS TABLE (
    company_id uuid, connection_id uuid, wanted text, owner text, epoch bigint, renewed_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT s.company_id, s.connection_id, s.wanted, s.owner, s.epoch, s.renewed_at
  FROM public.whatsapp_session AS s WHERE s.wanted <> 'off'
  UNION ALL
  SELECT s.company_id, s.connection_id, s.wanted, s.owner, s.epoch, s.renewed_at
  FROM public.whatsapp_session AS s WHERE s.wanted = 'off' AND s.owner IS NOT NULL;
END;

CREATE FUNCTION lookup_session_commands() RETURNS TABLE (company_id uuid, connection_id uuid, command_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.company_id, c.connection_id, c.id FROM public.whatsapp_command AS c WHERE c.state = 'waiting' ORDER BY c.id;
END;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM mia_lookup;
DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'lookup_due_lanes(timestamptz)', 'lookup_owned_lanes()', 'lookup_sessions()', 'lookup_session_commands()']::regprocedure[]
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO mia_app', f);
  END LOOP;
END $$;
