/**
 * What in the schema does not follow the plain rule "one company, by company_id", with the reason. The schema guard
 * compares it with the database: whoever adds something here has been made to think about it.
 */

const OWN = "(company_id = ( SELECT app_company_id() AS app_company_id))";
const auth = ["reserved * {mia_auth} true true"];
const intake = ["reserved * {mia_intake} true true"];

/** Policies besides look-ups, of the tables that belong to no company or are read by another role, too. */
export const RESERVED_TABLES: Record<string, string[]> = {
  // A person may belong to several companies; a company sees who is in it.
  app_user: [
    "company r {mia_app} (id IN ( SELECT membership.user_id FROM membership WHERE (membership.company_id = ( SELECT app_company_id() AS app_company_id))))",
    ...auth,
  ],
  session: auth,
  password_reset: auth,
  throttle: auth,
  // Log-in shows the names of one's companies.
  company: [
    "auth r {mia_auth} true",
    "company * {mia_app} (id = ( SELECT app_company_id() AS app_company_id)) (id = ( SELECT app_company_id() AS app_company_id))",
  ],
  membership: ["auth r {mia_auth} true", `company * {mia_app} ${OWN} ${OWN}`],
  // Webhooks as they arrived, before their company is known.
  inbound_raw: intake,
  inbound_pending: intake,
  inbound_dead: intake,
  parked_status: intake,
  event_cursor: intake,
};

/** mia_app's grants where they are fewer than all four. */
export const SPECIAL_GRANTS: Record<string, string> = {
  audit_entry: "INSERT SELECT",
  company: "INSERT SELECT UPDATE",
  consent_record: "DELETE INSERT SELECT", // erasure may remove, nobody may rewrite
};

/** What the look-up role may read over all companies. */
export const LOOKUP_COLUMNS: Record<string, string> = {
  api_key: "company_id hash id revoked_at",
  campaign: "company_id id schedule start_at state",
  company: "id",
  connection: "company_id external_id id kind portfolio_id removed_at state waba_id",
  contact: "company_id id search",
  conversation: "company_id id snoozed_until",
  event: "company_id id kind subject_id tx",
  import: "company_id id state",
  invitation: "accepted_at company_id expires_at id revoked_at token_hash",
  lane: "company_id connection_id epoch owner renewed_at wake_at",
  message: "at author company_id id text",
  whatsapp_command: "company_id connection_id expires_at id state",
  whatsapp_session: "company_id connection_id epoch owner renewed_at wanted",
};

/** SECURITY DEFINER → what it returns: ids, and what is needed to pick among them. */
export const DEFINER_FUNCTIONS: Record<string, string> = {
  lookup_api_key: "TABLE(company_id uuid, api_key_id uuid)",
  lookup_campaigns_in_state: "TABLE(company_id uuid, campaign_id uuid)",
  lookup_companies: "TABLE(company_id uuid)",
  lookup_companies_by_waba: "TABLE(company_id uuid, connection_id uuid)",
  lookup_connection: "TABLE(company_id uuid, connection_id uuid, kind text)",
  lookup_connection_by_external_id: "TABLE(company_id uuid, connection_id uuid)",
  lookup_due_lanes:
    "TABLE(company_id uuid, connection_id uuid, owner text, epoch bigint, renewed_at timestamp with time zone, session_owner text)",
  lookup_events_after: "TABLE(tx bigint, id bigint, company_id uuid, kind text, subject_id uuid)",
  lookup_imports_in_state: "TABLE(company_id uuid, import_id uuid)",
  lookup_invitation: "TABLE(company_id uuid, invitation_id uuid)",
  lookup_owned_lanes:
    "TABLE(company_id uuid, connection_id uuid, owner text, epoch bigint, renewed_at timestamp with time zone, session_owner text)",
  lookup_session_commands: "TABLE(company_id uuid, connection_id uuid, command_id uuid)",
  lookup_sessions:
    "TABLE(company_id uuid, connection_id uuid, wanted text, owner text, epoch bigint, renewed_at timestamp with time zone)",
  lookup_woken_conversations: "TABLE(company_id uuid, conversation_id uuid)",
  // Filters by the caller's own company: an index on text is not used under row-level security.
  search_contacts: "TABLE(contact_id uuid)",
  search_messages: "TABLE(message_id uuid, at timestamp with time zone)",
};

export const FUNCTIONS = [
  "app_company_id",
  "app_fold_words",
  "app_isolate",
  "app_message_words",
  "app_reserve",
  "app_tx",
  "app_uuidv7",
  "campaign_tally_added",
  "campaign_tally_changed",
  "campaign_tally_gone",
  "conversation_labels_follow",
  "outgoing_due_added",
  "outgoing_due_changed",
  "outgoing_due_gone",
];

/** Unique over all companies. What leads with `id` is a UUID of our own. */
export const GLOBAL_UNIQUES = [
  "api_key_hash_key (hash)",
  "app_user_email_key (email)",
  "connection_external_id (external_id) WHERE (removed_at IS NULL)", // a number belongs to one company
  "event_cursor_pkey (name)",
  "event_pkey (tx, id)",
  "inbound_raw_hash_key (hash)",
  "invitation_token_hash_key (token_hash)",
  "lane_pkey (connection_id)",
  "message_provider_id (connection_id, provider_id)",
  "outgoing_recipient (campaign_id, contact_id) WHERE ((campaign_id IS NOT NULL) AND (NOT superseded))",
  "password_reset_token_hash_key (token_hash)",
  "portfolio_external_id_key (external_id)", // Meta's daily limit is shared by all its numbers
  "portfolio_start_pkey (portfolio_id, contact_id)",
  "throttle_pkey (key)",
  "whatsapp_session_pkey (connection_id)",
];

/** Ids that outlive, precede or do without the row they name. None of them is ever followed without the company. */
export const COLUMNS_WITHOUT_KEY = [
  "contact.basis_import_id",
  "contact.import_id",
  "contact_merge.gone_id",
  "contact_merge.kept_id",
  "contact_tag.import_id",
  "conversation.campaign_id",
  "conversation.last_message_id",
  "event.subject_id",
  "import.media_id",
  "inbound_raw.connection_id",
  "list_member.import_id",
  "message.author_id",
  "message.campaign_id",
  "message.connection_id",
  "message.conversation_id",
  "outgoing.stream_id",
  "outgoing_due.connection_id",
  "outgoing_due.stream_id",
  "parked_status.connection_id",
  "survey_answer.contact_id",
  "survey_answer.department_id",
  "survey_answer.member_id",
  "whatsapp_send.contact_id",
  "whatsapp_session.picture_id",
];
