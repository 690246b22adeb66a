import type { Database } from "./database.server";

export interface ConnectionPlace {
  readonly companyId: string;
  readonly connectionId: string;
}

export interface LaneRow extends ConnectionPlace {
  readonly owner: string | null;
  readonly epoch: string;
  /** Since the owner's last sign of life, by the database's clock; null = never. Ours may be wrong or jump. */
  readonly renewedAgoMs: number | null;
  /** Of a number linked by QR: who holds its socket, "" = nobody. null = a number that needs none. */
  readonly sessionOwner: string | null;
}

export interface SessionRow extends ConnectionPlace {
  readonly wanted: "off" | "linking" | "linked";
  readonly owner: string | null;
  readonly epoch: string;
  /** As a lane's. */
  readonly renewedAgoMs: number | null;
}

export interface EventRow {
  readonly tx: string;
  readonly id: string;
  readonly companyId: string;
  readonly kind: string;
  readonly subjectId: string | null;
}

const PLACE = `company_id AS "companyId", connection_id AS "connectionId"`;
const OWNED = `${PLACE}, owner, epoch::text,
  (extract(epoch FROM now() - renewed_at) * 1000)::float8 AS "renewedAgoMs"`;
const LANE = `${OWNED}, session_owner AS "sessionOwner"`;

/**
 * Every question that is asked before, or across, companies. They run as mia_app with no company set, so that tables
 * raise an error and only these functions answer, with ids and times. Whoever gets a company id back goes on with
 * createCompanyContext. Adding one here means adding it to tests/tenancy.
 */
export function systemLookups(database: Database) {
  const ask = <Row>(text: string, values: unknown[] = []) =>
    database.lookups.run((sql) => sql.query<Row>(text, values));
  return {
    connectionByExternalId: async (kind: string, externalId: string): Promise<ConnectionPlace | undefined> =>
      (
        await ask<ConnectionPlace>(`SELECT ${PLACE} FROM lookup_connection_by_external_id($1, $2)`, [
          kind,
          externalId,
        ])
      )[0],
    connection: async (connectionId: string): Promise<(ConnectionPlace & { kind: string }) | undefined> =>
      (
        await ask<ConnectionPlace & { kind: string }>(`SELECT ${PLACE}, kind FROM lookup_connection($1)`, [
          connectionId,
        ])
      )[0],
    connectionsByWaba: (wabaId: string) =>
      ask<ConnectionPlace>(`SELECT ${PLACE} FROM lookup_companies_by_waba($1)`, [wabaId]),
    dueLanes: (now: Date) => ask<LaneRow>(`SELECT ${LANE} FROM lookup_due_lanes($1)`, [now]),
    ownedLanes: () => ask<LaneRow>(`SELECT ${LANE} FROM lookup_owned_lanes()`),
    sessions: () => ask<SessionRow>(`SELECT ${OWNED}, wanted FROM lookup_sessions()`),
    sessionCommands: () =>
      ask<ConnectionPlace & { commandId: string }>(
        `SELECT ${PLACE}, command_id AS "commandId" FROM lookup_session_commands()`,
      ),
    apiKey: async (hash: string) =>
      (
        await ask<{ companyId: string; apiKeyId: string }>(
          `SELECT company_id AS "companyId", api_key_id AS "apiKeyId" FROM lookup_api_key($1)`,
          [hash],
        )
      )[0],
    invitation: async (tokenHash: string) =>
      (
        await ask<{ companyId: string; invitationId: string }>(
          `SELECT company_id AS "companyId", invitation_id AS "invitationId" FROM lookup_invitation($1)`,
          [tokenHash],
        )
      )[0],
    campaignsInState: (states: string[]) =>
      ask<{ companyId: string; campaignId: string }>(
        `SELECT company_id AS "companyId", campaign_id AS "campaignId" FROM lookup_campaigns_in_state($1)`,
        [states],
      ),
    importsInState: (states: string[]) =>
      ask<{ companyId: string; importId: string }>(
        `SELECT company_id AS "companyId", import_id AS "importId" FROM lookup_imports_in_state($1)`,
        [states],
      ),
    wokenConversations: (now: Date) =>
      ask<{ companyId: string; conversationId: string }>(
        `SELECT company_id AS "companyId", conversation_id AS "conversationId" FROM lookup_woken_conversations($1)`,
        [now],
      ),
    companies: () => ask<{ companyId: string }>(`SELECT company_id AS "companyId" FROM lookup_companies()`),
    eventsAfter: (tx: string, id: string, most: number) =>
      ask<EventRow>(
        `SELECT tx::text, id::text, company_id AS "companyId", kind, subject_id AS "subjectId" FROM lookup_events_after($1, $2, $3)`,
        [tx, id, most],
      ),
  };
}
export type SystemLookups = ReturnType<typeof systemLookups>;
