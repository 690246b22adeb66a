-- AlterTable
ALTER TABLE "company" ADD COLUMN     "inbox" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "department_id" UUID;

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "assignee_id" UUID,
ADD COLUMN     "campaign_id" UUID,
ADD COLUMN     "department_id" UUID,
ADD COLUMN     "greeted_at" TIMESTAMPTZ(3),
ADD COLUMN     "handled_by" TEXT NOT NULL DEFAULT 'person',
ADD COLUMN     "inbound_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "label_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "last_author" TEXT,
ADD COLUMN     "last_message_id" UUID,
ADD COLUMN     "last_type" TEXT,
ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN     "survey_asked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "media" ADD COLUMN     "height" INTEGER,
ADD COLUMN     "kind" TEXT,
ADD COLUMN     "seconds" INTEGER,
ADD COLUMN     "sent_ids" JSONB,
ADD COLUMN     "thumb_key" TEXT,
ADD COLUMN     "width" INTEGER;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "capacity" SMALLINT NOT NULL DEFAULT 20,
ADD COLUMN     "turn_at" TIMESTAMPTZ(3),
ADD COLUMN     "visibility" TEXT NOT NULL DEFAULT 'all';

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "reactions" JSONB;

-- AlterTable
ALTER TABLE "outgoing" ADD COLUMN     "reply_to" TEXT;

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "hours" JSONB,
    "greeting" TEXT,
    "away" TEXT,
    "auto_assign" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department_member" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "department_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "department_member_pkey" PRIMARY KEY ("company_id","department_id","user_id")
);

-- CreateTable
CREATE TABLE "member_presence" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "away" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "member_presence_pkey" PRIMARY KEY ("company_id","user_id")
);

-- CreateTable
CREATE TABLE "label" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "name" TEXT NOT NULL,
    "color" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "label_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_label" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "label_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "last_message_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_label_pkey" PRIMARY KEY ("company_id","label_id","conversation_id")
);

-- CreateTable
CREATE TABLE "conversation_read" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_count" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_read_pkey" PRIMARY KEY ("company_id","conversation_id","user_id")
);

-- CreateTable
CREATE TABLE "draft" (
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "note" BOOLEAN NOT NULL DEFAULT false,
    "reply_to" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("company_id","conversation_id","user_id")
);

-- CreateTable
CREATE TABLE "quick_reply" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "shortcut" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quick_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_answer" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "conversation_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "department_id" UUID,
    "member_id" UUID,
    "score" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_merge" (
    "id" UUID NOT NULL DEFAULT app_uuidv7(),
    "company_id" UUID NOT NULL DEFAULT app_company_id(),
    "kept_id" UUID NOT NULL,
    "gone_id" UUID NOT NULL,
    "rows" JSONB NOT NULL,
    "actor_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "media_upload" ON "media"("company_id", "created_at") WHERE (purpose = 'upload'::text);

-- CreateIndex
CREATE UNIQUE INDEX "department_company_id_id_key" ON "department"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "department_company_id_name_key" ON "department"("company_id", "name");

-- CreateIndex
CREATE INDEX "department_member_company_id_user_id_idx" ON "department_member"("company_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "label_company_id_id_key" ON "label"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "label_company_id_name_key" ON "label"("company_id", "name");

-- CreateIndex
CREATE INDEX "conversation_label_newest" ON "conversation_label"("company_id", "label_id", "state", "last_message_at", "conversation_id");

-- CreateIndex
CREATE INDEX "conversation_newest" ON "conversation"("company_id", "handled_by", "state", "last_message_at", "id") WHERE (last_message_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "conversation_of_member" ON "conversation"("company_id", "assignee_id", "state", "last_message_at", "id") WHERE (last_message_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "conversation_of_department" ON "conversation"("company_id", "department_id", "state", "last_message_at", "id") WHERE ((last_message_at IS NOT NULL) AND (department_id IS NOT NULL));

-- CreateIndex
CREATE INDEX "conversation_of_connection" ON "conversation"("company_id", "connection_id", "state", "last_message_at", "id") WHERE (last_message_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "conversation_of_campaign" ON "conversation"("company_id", "campaign_id", "state", "last_message_at", "id") WHERE ((last_message_at IS NOT NULL) AND (campaign_id IS NOT NULL));

-- CreateIndex
CREATE INDEX "conversation_asks" ON "conversation"("company_id", "state", "last_message_at", "id") WHERE ((last_message_at IS NOT NULL) AND ((unread > 0) OR (unanswered_since IS NOT NULL)));

-- CreateIndex
CREATE INDEX "conversation_label_conversation_id_idx" ON "conversation_label"("conversation_id");

-- CreateIndex
CREATE INDEX "conversation_read_user_id_idx" ON "conversation_read"("user_id");

-- CreateIndex
CREATE INDEX "draft_company_id_user_id_idx" ON "draft"("company_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "quick_reply_company_id_id_key" ON "quick_reply"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "quick_reply_company_id_shortcut_key" ON "quick_reply"("company_id", "shortcut");

-- CreateIndex
CREATE INDEX "survey_answer_conversation_id_idx" ON "survey_answer"("conversation_id");

-- CreateIndex
CREATE INDEX "survey_answer_company_id_at_idx" ON "survey_answer"("company_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "survey_answer_company_id_id_key" ON "survey_answer"("company_id", "id");

-- CreateIndex
CREATE INDEX "contact_merge_company_id_kept_id_idx" ON "contact_merge"("company_id", "kept_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_merge_company_id_id_key" ON "contact_merge"("company_id", "id");

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_company_id_department_id_fkey" FOREIGN KEY ("company_id", "department_id") REFERENCES "department"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_company_id_assignee_id_fkey" FOREIGN KEY ("company_id", "assignee_id") REFERENCES "membership"("company_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_company_id_department_id_fkey" FOREIGN KEY ("company_id", "department_id") REFERENCES "department"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_member" ADD CONSTRAINT "department_member_company_id_department_id_fkey" FOREIGN KEY ("company_id", "department_id") REFERENCES "department"("company_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_member" ADD CONSTRAINT "department_member_company_id_user_id_fkey" FOREIGN KEY ("company_id", "user_id") REFERENCES "membership"("company_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_presence" ADD CONSTRAINT "member_presence_company_id_user_id_fkey" FOREIGN KEY ("company_id", "user_id") REFERENCES "membership"("company_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "label" ADD CONSTRAINT "label_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_label" ADD CONSTRAINT "conversation_label_company_id_label_id_fkey" FOREIGN KEY ("company_id", "label_id") REFERENCES "label"("company_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_label" ADD CONSTRAINT "conversation_label_company_id_conversation_id_fkey" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "conversation"("company_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_read" ADD CONSTRAINT "conversation_read_company_id_conversation_id_fkey" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "conversation"("company_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_read" ADD CONSTRAINT "conversation_read_company_id_user_id_fkey" FOREIGN KEY ("company_id", "user_id") REFERENCES "membership"("company_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_company_id_conversation_id_fkey" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "conversation"("company_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_company_id_user_id_fkey" FOREIGN KEY ("company_id", "user_id") REFERENCES "membership"("company_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quick_reply" ADD CONSTRAINT "quick_reply_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_company_id_conversation_id_fkey" FOREIGN KEY ("company_id", "conversation_id") REFERENCES "conversation"("company_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merge" ADD CONSTRAINT "contact_merge_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Allowed values -------------------------------------------------------------------------------------------------
UPDATE conversation SET state = 'open' WHERE state = 'waiting';
UPDATE conversation SET inbound_count = unread, opened_at = last_inbound_at;
ALTER TABLE conversation
  DROP CONSTRAINT conversation_state,
  ADD CONSTRAINT conversation_state CHECK (state IN ('open', 'done', 'snoozed')),
  ADD CONSTRAINT conversation_snoozed CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
  ADD CONSTRAINT conversation_handled_by CHECK (handled_by IN ('person', 'persona'));
ALTER TABLE message
  DROP CONSTRAINT message_direction,
  ADD CONSTRAINT message_direction CHECK (direction IN ('in', 'out', 'internal'));
ALTER TABLE membership
  ADD CONSTRAINT membership_visibility CHECK (visibility IN ('all', 'department', 'own')),
  ADD CONSTRAINT membership_capacity CHECK (capacity BETWEEN 0 AND 1000);
ALTER TABLE label ADD CONSTRAINT label_color CHECK (color BETWEEN 0 AND 7);
ALTER TABLE survey_answer ADD CONSTRAINT survey_answer_score CHECK (score BETWEEN 1 AND 5);

-- conversation.label_ids says which; these rows are its index by label, newest first ------------------------------
CREATE FUNCTION conversation_labels_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM conversation_label
  WHERE company_id = NEW.company_id AND conversation_id = NEW.id AND NOT label_id = ANY (NEW.label_ids);
  INSERT INTO conversation_label (company_id, label_id, conversation_id, state, last_message_at)
  SELECT NEW.company_id, chosen, NEW.id, NEW.state, NEW.last_message_at FROM unnest(NEW.label_ids) AS chosen
  ON CONFLICT (company_id, label_id, conversation_id)
    DO UPDATE SET state = excluded.state, last_message_at = excluded.last_message_at;
  RETURN NULL;
END $$;
CREATE TRIGGER conversation_labels_insert AFTER INSERT ON conversation
  FOR EACH ROW WHEN (NEW.label_ids <> '{}') EXECUTE FUNCTION conversation_labels_follow();
CREATE TRIGGER conversation_labels_update AFTER UPDATE OF label_ids, state, last_message_at ON conversation
  FOR EACH ROW WHEN (NEW.label_ids IS DISTINCT FROM OLD.label_ids
    OR (NEW.label_ids <> '{}' AND (NEW.last_message_at, NEW.state) IS DISTINCT FROM (OLD.last_message_at, OLD.state)))
  EXECUTE FUNCTION conversation_labels_follow();

-- The walls ------------------------------------------------------------------------------------------------------
SELECT app_isolate(name::regclass) FROM unnest(ARRAY[
  'department', 'department_member', 'member_presence', 'label', 'conversation_label', 'conversation_read', 'draft',
  'quick_reply', 'survey_answer', 'contact_merge']) AS name;

-- Before a company is known ----------------------------------------------------------------------------------------
GRANT SELECT (id, company_id, snoozed_until) ON conversation TO mia_lookup;
CREATE POLICY lookup ON conversation FOR SELECT TO mia_lookup USING (true);
CREATE INDEX conversation_snoozed ON conversation (snoozed_until) WHERE (snoozed_until IS NOT NULL);
GRANT CREATE ON SCHEMA public TO mia_lookup;
SET ROLE mia_lookup;
-- Conversations that were put off until now.
CREATE FUNCTION lookup_woken_conversations(now timestamptz) RETURNS TABLE (company_id uuid, conversation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT c.company_id, c.id FROM public.conversation AS c
  WHERE c.snoozed_until <= now ORDER BY c.snoozed_until LIMIT 1000;
END;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM mia_lookup;
REVOKE EXECUTE ON FUNCTION lookup_woken_conversations(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup_woken_conversations(timestamptz) TO mia_app;

-- Words of messages: docs/decisions/inbox-search.md -------------------------------------------------------------------
-- Lower case, no accents, and a space for everything that separates words. core/fold-words.ts does the same.
CREATE FUNCTION app_fold_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ' ' || regexp_replace(
  lower(CASE WHEN octet_length(said) = length(said) THEN said
    ELSE regexp_replace(normalize(said, NFKD), '[\u0300-\u036f]+', '', 'g') END),
  '[\s!-/:-@[-`{-~«»“”‘’…–—•·¡¿\u200b]+', ' ', 'g');

-- What the index knows a text by. Each word begins with a mark of the company, so that a search reads no neighbour's
-- words. A phone is also known by its last eight digits, however it is written. Postgres takes no word over 2 kB.
CREATE FUNCTION app_message_words(company uuid, said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
  COST 1000 AS $$
DECLARE
  mark text := right(company::text, 8);
  folded text := public.app_fold_words(left(said, 8000));
  words tsvector;
BEGIN
  IF octet_length(folded) > 1000 THEN folded := regexp_replace(folded, '(\S{100})\S+', '\1', 'g'); END IF;
  words := array_to_tsvector(array_remove(string_to_array(substr(replace(folded, ' ', ' ' || mark), 2), ' '), mark));
  IF said ~ '[0-9]{4}' AND said ~ '[0-9]([ ().+-]{0,3}[0-9]){7}' THEN
    words := words || array_to_tsvector(ARRAY[mark || '#' || right(
      regexp_replace(substring(said FROM '[0-9](?:[ ().+-]{0,3}[0-9]){7,}'), '[^0-9]', '', 'g'), 8)]);
  END IF;
  RETURN words;
END $$;

-- With the company: by the conversation alone, a long thread was read whole and crossed with all of the company's messages.
DROP INDEX message_thread;
CREATE INDEX message_thread ON message (company_id, conversation_id, at, id);
-- Newest first, for words that many messages have. Neither index holds what campaigns sent.
CREATE INDEX message_said ON message (company_id, at, id) WHERE ((author <> 'campaign'::text) AND (text <> ''::text));
-- For words that few have.
CREATE INDEX message_words ON message USING gin (app_message_words(company_id, text))
  WITH (fastupdate = off) WHERE ((author <> 'campaign'::text) AND (text <> ''::text));

GRANT SELECT (id, company_id, author, text, at) ON message TO mia_lookup;
CREATE POLICY lookup ON message FOR SELECT TO mia_lookup USING (true);
GRANT CREATE ON SCHEMA public TO mia_lookup;
SET ROLE mia_lookup;
-- Messages with these words (beginnings of words, or "#" and eight digits), the newest first, from below a place on.
-- Under row-level security the index would not be used; this reads the transaction's company only. OFFSET 0: all that the
-- index finds, and never the whole company in order.
CREATE FUNCTION search_messages(words text[], before timestamptz, before_id uuid, most integer)
  RETURNS TABLE (message_id uuid, at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT f.id, f.at FROM (
    SELECT m.id, m.at FROM public.message AS m
    WHERE m.company_id = public.app_company_id() AND m.author <> 'campaign' AND m.text <> ''
      AND public.app_message_words(m.company_id, m.text) OPERATOR(pg_catalog.@@) (
        SELECT pg_catalog.string_agg('''' || pg_catalog.right(public.app_company_id()::text, 8) || word || ''':*', ' & ')
        FROM pg_catalog.unnest(words) AS word WHERE word !~ '[''\\\s]')::pg_catalog.tsquery
    OFFSET 0) AS f
  WHERE before IS NULL OR (f.at, f.id) < (before, before_id)
  ORDER BY f.at DESC, f.id DESC LIMIT most;
END;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM mia_lookup;
REVOKE EXECUTE ON FUNCTION search_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_messages TO mia_app;
