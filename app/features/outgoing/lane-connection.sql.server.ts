import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface LaneConnection {
  id: string;
  kind: "meta" | "sms" | "whatsapp";
  state: string;
  address: string;
  externalId: string;
  credentials: string;
  /** Messages per second: the number's own, or its share of the company's where that is less. May be a fraction. */
  rate: number;
  slowedRate: number | null;
  quality: string | null;
  marketingPausedUntil: Date | null;
  portfolioId: string | null;
  /** null = unlimited, or no portfolio */
  dailyLimit: number | null;
  capMessages: number | null;
  capHours: number;
  companyZone: string;
  /** Of a number linked by QR. */
  link: LaneLink | null;
}

export interface LaneLink {
  linkedAt: Date | null;
  /** See readOwnPace. */
  pace: unknown;
  restsUntil: Date | null;
  /** An owner has accepted the risk of campaigns on it. */
  riskAccepted: boolean;
}

type Row = Omit<LaneConnection, "link"> & LaneLink & { linked: boolean };

/** What a lane must know of its number. Read anew every half second: a pause takes effect within one. */
export function loadLaneConnection(
  ctx: CompanyContext,
  connectionId: string,
): Promise<LaneConnection | undefined> {
  return sqlTransaction(ctx, "read", async (sql) => {
    const [found] = await sql.query<Row>(
      `SELECT c.id, c.kind, c.state, c.address, c.external_id AS "externalId", c.credentials,
         CASE WHEN k.rate IS NULL THEN c.rate ELSE least(c.rate, k.rate::float8 / greatest(1, (
           SELECT count(*) FROM lane WHERE owner IS NOT NULL))) END AS rate,
         c.slowed_rate AS "slowedRate", c.quality, c.marketing_paused_until AS "marketingPausedUntil",
         c.portfolio_id AS "portfolioId", p.daily_limit AS "dailyLimit",
         k.cap_messages AS "capMessages", k.cap_hours AS "capHours", k.time_zone AS "companyZone",
         s.connection_id IS NOT NULL AS linked, s.linked_at AS "linkedAt", s.pace, s.rests_until AS "restsUntil",
         s.risk_accepted_at IS NOT NULL AS "riskAccepted"
       FROM connection AS c
       JOIN company AS k ON k.id = c.company_id
       LEFT JOIN portfolio AS p ON p.id = c.portfolio_id
       LEFT JOIN whatsapp_session AS s ON s.connection_id = c.id
       WHERE c.id = $1`,
      [connectionId],
    );
    if (!found) return undefined;
    const { linked, linkedAt, pace, restsUntil, riskAccepted, ...row } = found;
    return { ...row, link: linked ? { linkedAt, pace, restsUntil, riskAccepted } : null };
  });
}
