import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { ConsentColumns, StoredConsent } from "./core/fold-consent";

export interface ConsentChange extends StoredConsent {
  source: "import" | "inbound" | "provider" | "member" | "api";
  /** {text, messageId, word, code…}: why we believe it. No other words of the person. */
  evidence: Record<string, unknown>;
}

export type ConsentRow = ConsentColumns & { contactId: string };

/** The people's present columns, locked in the order of their ids until the transaction ends. */
export function lockContacts(tx: CompanyTransaction, contactIds: string[]): Promise<ConsentRow[]> {
  return sqlOf(tx).query<ConsentRow>(
    `SELECT id::text AS "contactId", whatsapp_stopped_at AS "whatsappStoppedAt", sms_stopped_at AS "smsStoppedAt",
       blocked_at AS "blockedAt"
     FROM contact WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [asArray(contactIds)],
  );
}

export function loadConsent(tx: CompanyTransaction, contactIds: string[]) {
  return sqlOf(tx).query<StoredConsent & { source: string }>(
    `SELECT contact_id::text AS "contactId", channel, purpose, action, source, at FROM consent_record
     WHERE contact_id = ANY ($1::uuid[])`,
    [asArray(contactIds)],
  );
}

export async function appendConsent(
  tx: CompanyTransaction,
  changes: ConsentChange[],
  actorId: string,
): Promise<void> {
  await sqlOf(tx).execute(
    `INSERT INTO consent_record (contact_id, channel, purpose, action, source, evidence, actor_id, at)
     SELECT "contactId", channel, purpose, action, source, evidence, $2, at FROM json_to_recordset($1::json)
       AS c ("contactId" uuid, channel text, purpose text, action text, source text, evidence jsonb, at timestamptz)`,
    [JSON.stringify(changes), actorId],
  );
}

/** Does not touch updated_at: an import may still be undone for people who only said stop. */
export async function writeConsentColumns(tx: CompanyTransaction, rows: ConsentRow[]): Promise<void> {
  await sqlOf(tx).execute(
    `UPDATE contact AS c SET whatsapp_stopped_at = f."whatsappStoppedAt", sms_stopped_at = f."smsStoppedAt",
       blocked_at = f."blockedAt"
     FROM json_to_recordset($1::json) AS f ("contactId" uuid, "whatsappStoppedAt" timestamptz,
       "smsStoppedAt" timestamptz, "blockedAt" timestamptz)
     WHERE c.id = f."contactId" AND c.id = ANY ($2::uuid[])`,
    [JSON.stringify(rows), asArray(rows.map(({ contactId }) => contactId))],
  );
}

/**
 * Takes out of the queue what may not go to these people any more. Rows already being sent are the carrier's; a row that
 * a lane has claimed is skipped too, and its lane then finds nothing to mark.
 * - whatsapp: marketing only, so that answers go on; sms and all: everything.
 * @returns the campaigns concerned
 */
export async function cancelWaiting(
  tx: CompanyTransaction,
  contactIds: string[],
  channel: "whatsapp" | "sms" | "all",
  why: "stopped" | "blocked",
  now: Date,
): Promise<string[]> {
  const which = {
    whatsapp: `o.purpose = 'MARKETING' AND c.kind <> 'sms'`,
    sms: `c.kind = 'sms'`,
    all: "true",
  }[channel];
  const rows = await sqlOf(tx).query<{ campaignId: string | null }>(
    `WITH due AS (
       SELECT o.id FROM outgoing AS o JOIN connection AS c ON c.id = o.connection_id
       WHERE o.contact_id = ANY ($1::uuid[]) AND o.state IN ('waiting', 'claimed') AND ${which}
       ORDER BY o.id FOR NO KEY UPDATE OF o
     )
     UPDATE outgoing AS o SET state = 'skipped', why = $2, not_before = NULL, settled_at = $3::timestamptz
     FROM due WHERE o.id = due.id AND o.state IN ('waiting', 'claimed')
     RETURNING o.campaign_id::text AS "campaignId"`,
    [asArray(contactIds), why, now],
  );
  return [...new Set(rows.map(({ campaignId }) => campaignId))].filter((id) => id !== null);
}

const asArray = (ids: string[]) => `{${ids.join(",")}}`;
