import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** What the health of a number linked by QR is read off. */
export interface NumberRow {
  connectionId: string;
  state: string;
  phase: string;
  linkedAt: Date | null;
  phoneSeenAt: Date | null;
  /** See readOwnPace. */
  pace: unknown;
  riskAccepted: boolean;
  restsUntil: Date | null;
  restReason: string | null;
  restDetail: unknown;
  /** Campaign messages of the last 24 hours, oldest first. */
  sentAtMs: number[];
}

/** @param ids connections; those that are not linked by QR are left out */
export function loadNumberRows(scope: CompanyRead, ids: readonly string[]): Promise<NumberRow[]> {
  return sqlOf(scope).query<NumberRow>(
    `SELECT s.connection_id::text AS "connectionId", c.state, s.phase, s.linked_at AS "linkedAt",
       s.phone_seen_at AS "phoneSeenAt", s.pace, s.risk_accepted_at IS NOT NULL AS "riskAccepted",
       s.rests_until AS "restsUntil", s.rest_reason AS "restReason", s.rest_detail AS "restDetail",
       ARRAY(SELECT (extract(epoch FROM w.at) * 1000)::float8 FROM whatsapp_send AS w
         WHERE w.connection_id = s.connection_id AND w.at > now() - interval '24 hours' ORDER BY w.at) AS "sentAtMs"
     FROM whatsapp_session AS s JOIN connection AS c ON c.id = s.connection_id
     WHERE s.connection_id = ANY ($1::uuid[])`,
    [ids],
  );
}

/** Of the last hundred people first written to by campaigns: how many answered. */
export async function loadReplyShare(
  scope: CompanyRead,
  connectionId: string,
): Promise<{ people: number; answered: number }> {
  const [row] = await sqlOf(scope).query<{ people: number; answered: number }>(
    `WITH asked AS (
       SELECT contact_id, min(at) AS at FROM whatsapp_send WHERE connection_id = $1::uuid AND contact_id IS NOT NULL
       GROUP BY contact_id ORDER BY min(at) DESC LIMIT 100)
     SELECT count(*)::int AS people, count(*) FILTER (WHERE c.last_inbound_at > asked.at)::int AS answered
     FROM asked LEFT JOIN conversation AS c ON c.connection_id = $1::uuid AND c.contact_id = asked.contact_id`,
    [connectionId],
  );
  return row ?? { people: 0, answered: 0 };
}
