-- Run as the owner. Roles exist already (prisma/roles.sql).
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- UUIDv7: time-ordered, so that indexes grow at their end. Postgres 18 has one of its own; we run from 16 on.
CREATE FUNCTION app_uuidv7() RETURNS uuid
  LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1), 'hex')::uuid;

-- Raises when no company is set: 42704 on a fresh connection, 22P02 on a used one.
CREATE FUNCTION app_company_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.company_id')::uuid;

-- The writing transaction's number, for commit-safe cursors over the event table.
CREATE FUNCTION app_tx() RETURNS bigint
  LANGUAGE sql STABLE
  RETURN pg_current_xact_id()::text::bigint;

-- One call per tenant table, in the migration that creates it.
CREATE FUNCTION app_isolate(target regclass, key name DEFAULT 'company_id', allowed text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY company ON %s TO mia_app USING (%I = (SELECT app_company_id())) WITH CHECK (%I = (SELECT app_company_id()))',
    target, key, key);
  EXECUTE format('GRANT %s ON %s TO mia_app', allowed, target);
END $$;
REVOKE EXECUTE ON FUNCTION app_isolate FROM PUBLIC;

-- A table that belongs to no company, open to one role only.
CREATE FUNCTION app_reserve(target regclass, reader regrole) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY reserved ON %s TO %s USING (true) WITH CHECK (true)', target, reader);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %s', target, reader);
END $$;
REVOKE EXECUTE ON FUNCTION app_reserve FROM PUBLIC;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "company_id" UUID,
    "user_agent" TEXT,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "template" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "kind" TEXT NOT NULL,
    "waba_id" TEXT NOT NULL DEFAULT '',
    "provider_id" TEXT,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "quality" TEXT,
    "reason" TEXT,
    "parameter_format" TEXT NOT NULL DEFAULT 'POSITIONAL',
    "components" JSONB NOT NULL,
    "missing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "pause_reason" TEXT,
    "pause_detail" JSONB,
    "paused_from" TEXT,
    "connection_id" UUID,
    "template_id" UUID,
    "template_snapshot" JSONB,
    "category" TEXT,
    "variables" JSONB NOT NULL DEFAULT '{}',
    "audience" JSONB NOT NULL DEFAULT '{"any":[],"minus":[]}',
    "schedule" JSONB NOT NULL DEFAULT '{"kind":"now"}',
    "send_window" JSONB,
    "rate" INTEGER,
    "start_at" TIMESTAMPTZ(3),
    "preparing" JSONB,
    "audience_count" INTEGER NOT NULL DEFAULT 0,
    "preflight" JSONB,
    "tested_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "launched_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "launched_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_tally" (
    "id" BIGSERIAL NOT NULL,
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "campaign_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "n" INTEGER NOT NULL,

    CONSTRAINT "campaign_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "channel" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'pt-BR',
    "time_zone" TEXT NOT NULL DEFAULT 'America/Sao_Paulo',
    "country" TEXT NOT NULL DEFAULT 'BR',
    "currency" TEXT NOT NULL DEFAULT 'BRL',
    "send_window" JSONB,
    "cap_messages" INTEGER,
    "cap_hours" INTEGER NOT NULL DEFAULT 24,
    "rate" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "email" TEXT,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "fields" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portfolio" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "daily_limit" INTEGER DEFAULT 250,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portfolio_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "state_reason" TEXT,
    "state_detail" JSONB,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "address" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "waba_id" TEXT,
    "portfolio_id" UUID,
    "credentials" TEXT NOT NULL,
    "rate" INTEGER NOT NULL DEFAULT 80,
    "slowed_rate" INTEGER,
    "quality" TEXT,
    "marketing_paused_until" TIMESTAMPTZ(3),
    "details" JSONB NOT NULL DEFAULT '{}',
    "last_error" JSONB,
    "added_by" TEXT NOT NULL DEFAULT 'wizard',
    "verified_at" TIMESTAMPTZ(3),
    "last_webhook_at" TIMESTAMPTZ(3),
    "tested_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lane" (
    "connection_id" UUID NOT NULL,
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "owner" TEXT,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "renewed_at" TIMESTAMPTZ(3),
    "wake_at" TIMESTAMPTZ(3),

    CONSTRAINT "lane_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "portfolio_start" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "portfolio_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portfolio_start_pkey" PRIMARY KEY ("portfolio_id","contact_id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "email" TEXT,
    "country" TEXT,
    "time_zone" TEXT,
    "language" TEXT,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "search" TEXT NOT NULL DEFAULT '',
    "basis" TEXT,
    "basis_import_id" UUID,
    "whatsapp_stopped_at" TIMESTAMPTZ(3),
    "sms_stopped_at" TIMESTAMPTZ(3),
    "blocked_at" TIMESTAMPTZ(3),
    "no_whatsapp_at" TIMESTAMPTZ(3),
    "no_sms_at" TIMESTAMPTZ(3),
    "marketing_not_before" TIMESTAMPTZ(3),
    "import_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "contact_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "match_key" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_list" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_member" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "list_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "import_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "list_member_pkey" PRIMARY KEY ("company_id","list_id","contact_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_tag" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "tag_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "import_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_tag_pkey" PRIMARY KEY ("company_id","tag_id","contact_id")
);

-- CreateTable
CREATE TABLE "custom_field" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'text',
    "options" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_record" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "contact_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "actor_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "state" TEXT NOT NULL DEFAULT 'uploaded',
    "filename" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL DEFAULT 0,
    "media_id" UUID,
    "reading" JSONB NOT NULL DEFAULT '{}',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "proof" JSONB,
    "result" JSONB,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
    "error" JSONB,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undo_result" JSONB,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_change" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "import_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("company_id","import_id","contact_id")
);

-- CreateTable
CREATE TABLE "import_same" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "import_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,

    CONSTRAINT "import_same_pkey" PRIMARY KEY ("company_id","import_id","contact_id")
);

-- CreateTable
CREATE TABLE "import_reject" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "value" TEXT NOT NULL,
    "cells" JSONB NOT NULL,

    CONSTRAINT "import_reject_pkey" PRIMARY KEY ("company_id","import_id","row")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "connection_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "last_message_at" TIMESTAMPTZ(3),
    "preview" TEXT,
    "last_inbound_at" TIMESTAMPTZ(3),
    "window_until" TIMESTAMPTZ(3),
    "free_entry_until" TIMESTAMPTZ(3),
    "unanswered_since" TIMESTAMPTZ(3),
    "unread" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "conversation_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "author_id" UUID,
    "provider_id" TEXT,
    "campaign_id" UUID,
    "type" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "content" JSONB,
    "reply_to_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "purpose" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "filename" TEXT,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT,
    "key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "connection_id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "campaign_id" UUID,
    "contact_id" UUID,
    "conversation_id" UUID,
    "to_phone" TEXT,
    "to_wa" TEXT,
    "to_user_id" TEXT,
    "zone" TEXT,
    "purpose" TEXT NOT NULL,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "attempt" SMALLINT NOT NULL DEFAULT 1,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "superseded" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "why" TEXT,
    "detail" TEXT,
    "not_before" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "epoch" BIGINT,
    "provider_id" TEXT,
    "values" TEXT[],
    "content" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "sending_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "held_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "outgoing_due" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outgoing_due_pkey" PRIMARY KEY ("company_id","id")
);

-- CreateTable
CREATE TABLE "lane_claim" (
    "id" BIGSERIAL NOT NULL,
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "connection_id" UUID NOT NULL,
    "epoch" BIGINT NOT NULL,
    "outgoing_ids" UUID[],
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lane_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "tx" BIGINT NOT NULL DEFAULT app_tx(),
    "id" BIGSERIAL NOT NULL,
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "kind" TEXT NOT NULL,
    "subject_id" UUID,
    "data" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("tx","id")
);

-- CreateTable
CREATE TABLE "event_cursor" (
    "name" TEXT NOT NULL,
    "tx" BIGINT NOT NULL DEFAULT 0,
    "id" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_cursor_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "inbound_raw" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "connection_id" UUID,
    "hash" UUID NOT NULL,
    "body" BYTEA NOT NULL,
    "query" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_raw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_pending" (
    "id" BIGINT NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_pending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_dead" (
    "id" BIGINT NOT NULL,
    "company_id" UUID,
    "tries" SMALLINT NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_dead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parked_status" (
    "id" BIGSERIAL NOT NULL,
    "company_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "parked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "parked_status_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "template_company_id_id_key" ON "template"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "template_company_id_waba_id_name_language_key" ON "template"("company_id", "waba_id", "name", "language");

-- CreateIndex
CREATE INDEX "campaign_company_id_connection_id_idx" ON "campaign"("company_id", "connection_id");

-- CreateIndex
CREATE INDEX "campaign_company_id_template_id_idx" ON "campaign"("company_id", "template_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_company_id_id_key" ON "campaign"("company_id", "id");

-- CreateIndex
CREATE INDEX "campaign_tally_company_id_campaign_id_idx" ON "campaign_tally"("company_id", "campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "price_company_id_id_key" ON "price"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "price_company_id_channel_country_category_key" ON "price"("company_id", "channel", "country", "category");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_company_id_id_key" ON "membership"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_company_id_user_id_key" ON "membership"("company_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_company_id_id_key" ON "invitation"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_company_id_id_key" ON "api_key"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_company_id_id_key" ON "audit_entry"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "portfolio_external_id_key" ON "portfolio"("external_id");

-- CreateIndex
CREATE UNIQUE INDEX "portfolio_company_id_id_key" ON "portfolio"("company_id", "id");

-- CreateIndex
CREATE INDEX "connection_company_id_portfolio_id_idx" ON "connection"("company_id", "portfolio_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_company_id_id_key" ON "connection"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_external_id" ON "connection"("external_id") WHERE (removed_at IS NULL);

-- CreateIndex
CREATE INDEX "lane_wake_at_idx" ON "lane"("wake_at") WHERE (wake_at IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "lane_company_id_connection_id_key" ON "lane"("company_id", "connection_id");

-- CreateIndex
CREATE INDEX "portfolio_start_company_id_portfolio_id_at_idx" ON "portfolio_start"("company_id", "portfolio_id", "at");

-- CreateIndex
CREATE INDEX "portfolio_start_contact_id_idx" ON "portfolio_start"("contact_id");

-- CreateIndex
CREATE INDEX "contact_import_id_idx" ON "contact"("import_id") WHERE (import_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "contact_search" ON "contact" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "contact_company_id_id_key" ON "contact"("company_id", "id");

-- CreateIndex
CREATE INDEX "identity_contact_id_idx" ON "identity"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_company_id_kind_scope_match_key_key" ON "identity"("company_id", "kind", "scope", "match_key");

-- CreateIndex
CREATE UNIQUE INDEX "contact_list_company_id_id_key" ON "contact_list"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_list_company_id_name_key" ON "contact_list"("company_id", "name");

-- CreateIndex
CREATE INDEX "list_member_contact_id_idx" ON "list_member"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_company_id_id_key" ON "tag"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_company_id_name_key" ON "tag"("company_id", "name");

-- CreateIndex
CREATE INDEX "contact_tag_contact_id_idx" ON "contact_tag"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_company_id_id_key" ON "custom_field"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_company_id_key_key" ON "custom_field"("company_id", "key");

-- CreateIndex
CREATE INDEX "consent_record_company_id_contact_id_at_idx" ON "consent_record"("company_id", "contact_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "consent_record_company_id_id_key" ON "consent_record"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_company_id_id_key" ON "import"("company_id", "id");

-- CreateIndex
CREATE INDEX "import_change_contact_id_idx" ON "import_change"("contact_id");

-- CreateIndex
CREATE INDEX "import_same_contact_id_idx" ON "import_same"("contact_id");

-- CreateIndex
CREATE INDEX "conversation_contact_id_idx" ON "conversation"("contact_id");

-- CreateIndex
CREATE INDEX "conversation_unanswered" ON "conversation"("company_id", "unanswered_since") WHERE (unanswered_since IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "conversation_company_id_id_key" ON "conversation"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_company_id_connection_id_contact_id_key" ON "conversation"("company_id", "connection_id", "contact_id");

-- CreateIndex
CREATE INDEX "message_thread" ON "message"("conversation_id", "at", "id");

-- CreateIndex
CREATE INDEX "message_campaign_reply" ON "message"("company_id", "campaign_id", "at") WHERE (direction = 'in'::text) AND (campaign_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "message_provider_id" ON "message"("connection_id", "provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "media_company_id_id_key" ON "media"("company_id", "id");

-- CreateIndex
CREATE INDEX "outgoing_campaign" ON "outgoing"("campaign_id", "id");

-- CreateIndex
CREATE INDEX "outgoing_contact" ON "outgoing"("contact_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_recipient" ON "outgoing"("campaign_id", "contact_id") WHERE (campaign_id IS NOT NULL) AND (NOT superseded);

-- CreateIndex
CREATE INDEX "outgoing_due_next" ON "outgoing_due"("connection_id", "stream_id", "not_before", "id");

-- CreateIndex
CREATE INDEX "event_template" ON "event"("company_id", "subject_id") WHERE (kind = 'template.changed'::text);

-- CreateIndex
CREATE INDEX "lane_claim_company_id_connection_id_idx" ON "lane_claim"("company_id", "connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_raw_hash_key" ON "inbound_raw"("hash");

-- CreateIndex
CREATE INDEX "inbound_raw_received" ON "inbound_raw" USING BRIN ("received_at");

-- CreateIndex
CREATE INDEX "inbound_dead_company_id_idx" ON "inbound_dead"("company_id");

-- CreateIndex
CREATE INDEX "parked_status_connection_id_provider_id_idx" ON "parked_status"("connection_id", "provider_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_company_id_template_id_fkey" FOREIGN KEY ("company_id", "template_id") REFERENCES "template"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_tally" ADD CONSTRAINT "campaign_tally_company_id_campaign_id_fkey" FOREIGN KEY ("company_id", "campaign_id") REFERENCES "campaign"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio" ADD CONSTRAINT "portfolio_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_company_id_portfolio_id_fkey" FOREIGN KEY ("company_id", "portfolio_id") REFERENCES "portfolio"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane" ADD CONSTRAINT "lane_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane" ADD CONSTRAINT "lane_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_start" ADD CONSTRAINT "portfolio_start_company_id_portfolio_id_fkey" FOREIGN KEY ("company_id", "portfolio_id") REFERENCES "portfolio"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_start" ADD CONSTRAINT "portfolio_start_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_list" ADD CONSTRAINT "contact_list_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_member" ADD CONSTRAINT "list_member_company_id_list_id_fkey" FOREIGN KEY ("company_id", "list_id") REFERENCES "contact_list"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_member" ADD CONSTRAINT "list_member_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_tag" ADD CONSTRAINT "contact_tag_company_id_tag_id_fkey" FOREIGN KEY ("company_id", "tag_id") REFERENCES "tag"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_tag" ADD CONSTRAINT "contact_tag_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_company_id_import_id_fkey" FOREIGN KEY ("company_id", "import_id") REFERENCES "import"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_same" ADD CONSTRAINT "import_same_company_id_import_id_fkey" FOREIGN KEY ("company_id", "import_id") REFERENCES "import"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_same" ADD CONSTRAINT "import_same_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_reject" ADD CONSTRAINT "import_reject_company_id_import_id_fkey" FOREIGN KEY ("company_id", "import_id") REFERENCES "import"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_company_id_campaign_id_fkey" FOREIGN KEY ("company_id", "campaign_id") REFERENCES "campaign"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_company_id_contact_id_fkey" FOREIGN KEY ("company_id", "contact_id") REFERENCES "contact"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing" ADD CONSTRAINT "outgoing_company_id_conversation_id_fkey" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "conversation"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane_claim" ADD CONSTRAINT "lane_claim_company_id_connection_id_fkey" FOREIGN KEY ("company_id", "connection_id") REFERENCES "connection"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Allowed values -------------------------------------------------------------------------------------------------
ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'admin', 'agent', 'viewer'));
ALTER TABLE invitation ADD CONSTRAINT invitation_role CHECK (role IN ('admin', 'agent', 'viewer'));
ALTER TABLE connection
  ADD CONSTRAINT connection_kind CHECK (kind IN ('meta', 'sms', 'whatsapp')),
  ADD CONSTRAINT connection_state CHECK (state IN ('pending', 'active', 'paused', 'needs-reconnect', 'blocked', 'removed')),
  ADD CONSTRAINT connection_rate CHECK (rate BETWEEN 1 AND 1000000);
ALTER TABLE identity ADD CONSTRAINT identity_kind CHECK (kind IN ('phone', 'wa', 'lid', 'bsuid', 'email'));
ALTER TABLE custom_field ADD CONSTRAINT custom_field_type
  CHECK (type IN ('text', 'number', 'date', 'choice', 'boolean', 'money', 'url'));
ALTER TABLE contact ADD CONSTRAINT contact_basis CHECK (basis IN ('consent', 'contract', 'legitimate-interest'));
ALTER TABLE consent_record
  ADD CONSTRAINT consent_channel CHECK (channel IN ('whatsapp', 'sms', 'all')),
  ADD CONSTRAINT consent_purpose CHECK (purpose IN ('marketing', 'all')),
  ADD CONSTRAINT consent_action CHECK (action IN ('granted', 'stopped', 'resumed', 'blocked', 'unblocked')),
  ADD CONSTRAINT consent_source CHECK (source IN ('import', 'inbound', 'provider', 'member', 'api'));
ALTER TABLE import ADD CONSTRAINT import_state CHECK (state IN
  ('uploaded', 'proving', 'proved', 'importing', 'finished', 'cancelled', 'failed', 'undoing', 'undone'));
ALTER TABLE template ADD CONSTRAINT template_kind CHECK (kind IN ('meta', 'text'));
ALTER TABLE campaign ADD CONSTRAINT campaign_state CHECK (state IN
  ('draft', 'scheduled', 'preparing', 'running', 'paused', 'finished', 'cancelled'));
ALTER TABLE outgoing
  ADD CONSTRAINT outgoing_source CHECK (source IN ('campaign', 'test', 'reply', 'system')),
  ADD CONSTRAINT outgoing_purpose CHECK (purpose IN ('MARKETING', 'UTILITY', 'AUTHENTICATION', 'SERVICE')),
  ADD CONSTRAINT outgoing_state CHECK (state IN
    ('waiting', 'claimed', 'sending', 'accepted', 'held', 'delivered', 'read', 'failed', 'skipped', 'unknown')),
  ADD CONSTRAINT outgoing_waiting CHECK ((state = 'waiting') = (not_before IS NOT NULL));
ALTER TABLE conversation ADD CONSTRAINT conversation_state CHECK (state IN ('open', 'waiting', 'done', 'snoozed'));
ALTER TABLE message
  ADD CONSTRAINT message_direction CHECK (direction IN ('in', 'out')),
  ADD CONSTRAINT message_author CHECK (author IN ('customer', 'campaign', 'member', 'system', 'phone', 'persona'));

-- Room on the page, so that state changes stay heap-only ---------------------------------------------------------
-- Half a page: the rows of one page are marked in one batch, and each needs room for its next version beside it.
ALTER TABLE outgoing SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE outgoing_due SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
ALTER TABLE lane SET (fillfactor = 50);
ALTER TABLE campaign_tally SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
ALTER TABLE inbound_pending SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
-- An import of a million people must not pay for the search index row by row: the pending list is merged afterwards.
ALTER INDEX contact_search SET (fastupdate = on, gin_pending_list_limit = 2097151);

-- Counting, once, wherever a state changes -----------------------------------------------------------------------
CREATE FUNCTION campaign_tally_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_tally (company_id, campaign_id, state, why, n)
  SELECT company_id, campaign_id, state, why, sum(n)
  FROM (
    SELECT company_id, campaign_id, state,
      CASE WHEN state IN ('failed', 'skipped') THEN coalesce(why, '') ELSE '' END AS why, 1 AS n
    FROM added WHERE campaign_id IS NOT NULL AND NOT superseded
    UNION ALL
    SELECT company_id, campaign_id, state,
      CASE WHEN state IN ('failed', 'skipped') THEN coalesce(why, '') ELSE '' END, -1
    FROM gone WHERE campaign_id IS NOT NULL AND NOT superseded
  ) AS change
  GROUP BY company_id, campaign_id, state, why
  HAVING sum(n) <> 0;
  RETURN NULL;
END $$;
CREATE FUNCTION campaign_tally_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_tally (company_id, campaign_id, state, why, n)
  SELECT company_id, campaign_id, state, CASE WHEN state IN ('failed', 'skipped') THEN coalesce(why, '') ELSE '' END, count(*)
  FROM added WHERE campaign_id IS NOT NULL AND NOT superseded
  GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
CREATE FUNCTION campaign_tally_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_tally (company_id, campaign_id, state, why, n)
  SELECT company_id, campaign_id, state, CASE WHEN state IN ('failed', 'skipped') THEN coalesce(why, '') ELSE '' END, -count(*)
  FROM gone WHERE campaign_id IS NOT NULL AND NOT superseded
  GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
CREATE TRIGGER outgoing_tally_insert AFTER INSERT ON outgoing
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION campaign_tally_added();
CREATE TRIGGER outgoing_tally_update AFTER UPDATE ON outgoing
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION campaign_tally_changed();
CREATE TRIGGER outgoing_tally_delete AFTER DELETE ON outgoing
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION campaign_tally_gone();

-- Who waits, wherever that changes -------------------------------------------------------------------------------
CREATE FUNCTION outgoing_due_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outgoing_due (company_id, id, connection_id, stream_id, not_before)
  SELECT company_id, id, connection_id, stream_id, not_before FROM added WHERE not_before IS NOT NULL;
  RETURN NULL;
END $$;
-- Arrays keep the primary key in use, however many rows the planner expects.
CREATE FUNCTION outgoing_due_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM outgoing_due
  WHERE company_id = ANY (ARRAY(SELECT DISTINCT company_id FROM gone WHERE not_before IS NOT NULL))
    AND id = ANY (ARRAY(SELECT id FROM gone WHERE not_before IS NOT NULL));
  RETURN NULL;
END $$;
CREATE FUNCTION outgoing_due_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM gone WHERE not_before IS NOT NULL) THEN
    DELETE FROM outgoing_due
    WHERE company_id = ANY (ARRAY(SELECT DISTINCT company_id FROM gone WHERE not_before IS NOT NULL))
      AND id = ANY (ARRAY(SELECT id FROM gone WHERE not_before IS NOT NULL));
  END IF;
  INSERT INTO outgoing_due (company_id, id, connection_id, stream_id, not_before)
  SELECT company_id, id, connection_id, stream_id, not_before FROM added WHERE not_before IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER outgoing_due_insert AFTER INSERT ON outgoing
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION outgoing_due_added();
CREATE TRIGGER outgoing_due_update AFTER UPDATE ON outgoing
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION outgoing_due_changed();
CREATE TRIGGER outgoing_due_delete AFTER DELETE ON outgoing
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION outgoing_due_gone();

-- The walls ------------------------------------------------------------------------------------------------------
GRANT USAGE ON SCHEMA public TO mia_app, mia_auth, mia_intake, mia_lookup;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO mia_app, mia_intake;

SELECT app_isolate('company', 'id', 'SELECT, INSERT, UPDATE');
SELECT app_isolate(name::regclass) FROM unnest(ARRAY[
  'membership', 'invitation', 'api_key', 'portfolio', 'connection', 'lane', 'portfolio_start', 'contact', 'identity',
  'contact_list', 'list_member', 'tag', 'contact_tag', 'custom_field', 'import', 'import_change', 'import_same',
  'import_reject', 'template', 'campaign', 'campaign_tally', 'price', 'outgoing', 'outgoing_due', 'lane_claim', 'event', 'conversation',
  'message', 'media']) AS name;
-- Append-only: no UPDATE, no DELETE.
SELECT app_isolate('audit_entry', 'company_id', 'SELECT, INSERT');
-- Consent is append-only too; DELETE is for erasing a whole person.
SELECT app_isolate('consent_record', 'company_id', 'SELECT, INSERT, DELETE');

SELECT app_reserve(name::regclass, 'mia_auth') FROM unnest(ARRAY['app_user', 'session', 'password_reset', 'throttle']) AS name;
SELECT app_reserve(name::regclass, 'mia_intake') FROM unnest(ARRAY[
  'inbound_raw', 'inbound_pending', 'inbound_dead', 'parked_status', 'event_cursor']) AS name;

-- The team page: names and e-mails of the company's own members, nothing more.
CREATE POLICY company ON app_user FOR SELECT TO mia_app
  USING (id IN (SELECT user_id FROM membership WHERE company_id = (SELECT app_company_id())));
GRANT SELECT (id, email, name, created_at) ON app_user TO mia_app;

-- Log-in asks which companies a person belongs to, and an invitation or an API key which company it is for.
GRANT SELECT (id, company_id, user_id, role) ON membership TO mia_auth;
CREATE POLICY auth ON membership FOR SELECT TO mia_auth USING (true);
GRANT SELECT (id, name) ON company TO mia_auth;
CREATE POLICY auth ON company FOR SELECT TO mia_auth USING (true);

-- What must be known before, or across, companies: functions that return ids and times only -----------------------
GRANT SELECT (id, company_id, kind, external_id, waba_id, portfolio_id, state, removed_at) ON connection TO mia_lookup;
CREATE POLICY lookup ON connection FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (connection_id, company_id, owner, epoch, renewed_at, wake_at) ON lane TO mia_lookup;
CREATE POLICY lookup ON lane FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (id, company_id, hash, revoked_at) ON api_key TO mia_lookup;
CREATE POLICY lookup ON api_key FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (id, company_id, token_hash, expires_at, accepted_at, revoked_at) ON invitation TO mia_lookup;
CREATE POLICY lookup ON invitation FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (id, company_id, state, start_at, schedule) ON campaign TO mia_lookup;
CREATE POLICY lookup ON campaign FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (id, company_id, state) ON import TO mia_lookup;
CREATE POLICY lookup ON import FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (id) ON company TO mia_lookup;
CREATE POLICY lookup ON company FOR SELECT TO mia_lookup USING (true);
GRANT SELECT (tx, id, company_id, kind, subject_id) ON event TO mia_lookup;
CREATE POLICY lookup ON event FOR SELECT TO mia_lookup USING (true);

GRANT CREATE ON SCHEMA public TO mia_lookup;
SET ROLE mia_lookup;

CREATE FUNCTION lookup_connection_by_external_id(wanted_kind text, wanted text)
  RETURNS TABLE (company_id uuid, connection_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.company_id, c.id FROM public.connection AS c
  WHERE c.external_id = wanted AND c.removed_at IS NULL AND c.kind = wanted_kind;
END;

CREATE FUNCTION lookup_connection(wanted uuid) RETURNS TABLE (company_id uuid, connection_id uuid, kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.company_id, c.id, c.kind FROM public.connection AS c WHERE c.id = wanted;
END;

CREATE FUNCTION lookup_companies_by_waba(wanted text) RETURNS TABLE (company_id uuid, connection_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.company_id, c.id FROM public.connection AS c
  WHERE c.waba_id = wanted AND c.removed_at IS NULL ORDER BY c.id;
END;

CREATE FUNCTION lookup_due_lanes(now timestamptz)
  RETURNS TABLE (company_id uuid, connection_id uuid, owner text, epoch bigint, renewed_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT l.company_id, l.connection_id, l.owner, l.epoch, l.renewed_at
  FROM public.lane AS l WHERE l.wake_at <= now ORDER BY l.wake_at LIMIT 1000;
END;

CREATE FUNCTION lookup_owned_lanes()
  RETURNS TABLE (company_id uuid, connection_id uuid, owner text, epoch bigint, renewed_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT l.company_id, l.connection_id, l.owner, l.epoch, l.renewed_at
  FROM public.lane AS l WHERE l.owner IS NOT NULL;
END;

CREATE FUNCTION lookup_api_key(wanted text) RETURNS TABLE (company_id uuid, api_key_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT k.company_id, k.id FROM public.api_key AS k WHERE k.hash = wanted AND k.revoked_at IS NULL;
END;

CREATE FUNCTION lookup_invitation(wanted text) RETURNS TABLE (company_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT i.company_id, i.id FROM public.invitation AS i WHERE i.token_hash = wanted;
END;

CREATE FUNCTION lookup_campaigns_in_state(wanted text[]) RETURNS TABLE (company_id uuid, campaign_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.company_id, c.id FROM public.campaign AS c WHERE c.state = ANY (wanted) ORDER BY c.id;
END;

CREATE FUNCTION lookup_imports_in_state(wanted text[]) RETURNS TABLE (company_id uuid, import_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT i.company_id, i.id FROM public.import AS i WHERE i.state = ANY (wanted) ORDER BY i.id;
END;

CREATE FUNCTION lookup_companies() RETURNS TABLE (company_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.id FROM public.company AS c ORDER BY c.id;
END;

-- Events committed for certain: a row written by a transaction older than every one still running.
CREATE FUNCTION lookup_events_after(after_tx bigint, after_id bigint, most integer)
  RETURNS TABLE (tx bigint, id bigint, company_id uuid, kind text, subject_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT e.tx, e.id, e.company_id, e.kind, e.subject_id FROM public.event AS e
  WHERE (e.tx, e.id) > (after_tx, after_id)
    AND e.tx < pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::pg_catalog.text::pg_catalog.int8
  ORDER BY e.tx, e.id LIMIT most;
END;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM mia_lookup;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc AS p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'lookup\_%' LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO mia_app', f);
  END LOOP;
END $$;

-- Search: LIKE is not leakproof, so row-level security would switch the trigram index off. These functions run as
-- mia_search, which sees contacts of the transaction's company only, by its own reviewed filter.
GRANT SELECT (id, company_id, search) ON contact TO mia_lookup;
CREATE POLICY lookup ON contact FOR SELECT TO mia_lookup USING (true);
GRANT CREATE ON SCHEMA public TO mia_lookup;
SET ROLE mia_lookup;
CREATE FUNCTION search_contacts(pattern text, before uuid, most integer) RETURNS TABLE (contact_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.id FROM public.contact AS c
  WHERE c.company_id = public.app_company_id() AND c.search LIKE pattern AND (before IS NULL OR c.id < before)
  ORDER BY c.id DESC LIMIT most;
END;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM mia_lookup;
REVOKE EXECUTE ON FUNCTION search_contacts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_contacts TO mia_app;
