import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { ownPart } from "./core/own-part";
import { deadLettersOf } from "./dead-letters.sql.server";

export interface DeadLetter {
  id: string;
  connectionId: string | null;
  /** meta | twilio-sms | twilio-status */
  source: string;
  /** Why it could not be applied, as the program said it. */
  reason: string;
  tries: number;
  receivedAt: Date | null;
  at: Date;
  /** As it came, this company's part of it; null when the raw webhook is gone and it cannot be replayed. */
  body: string | null;
}

const MOST = 100;

/** Webhooks of this company that could not be applied, the newest first. Empty when all is well. */
export async function listDeadLetters(ctx: CompanyContext): Promise<DeadLetter[]> {
  const rows = await deadLettersOf(appProcess().database.intake, ctx.companyId, MOST);
  if (rows.length === 0) return [];
  const connections = await ctx.read(({ db }) => db.connection.findMany({ select: { wabaId: true } }));
  const wabaIds = new Set(connections.map(({ wabaId }) => wabaId).filter((id) => id !== null));
  return rows.map(({ companyId: _, error, body, ...row }) => ({
    ...row,
    reason: error,
    body: body && ownPart(row.source, new TextDecoder().decode(body), wabaIds),
  }));
}
