import type { NumberCheck } from "~/channels/baileys/whatsapp-session";
import {
  type KnownNumber,
  loadNumberCheck,
  saveNumberCheck,
} from "~/features/outgoing/number-check.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { askSession } from "./ask-session.server";
import { findSession } from "./find-session.server";

/**
 * Whether a phone is on WhatsApp, asked through this number; what was asked not long ago is answered from memory.
 * @param phone E.164 with "+"
 * @throws AppError UNAVAILABLE when no worker holds the number now
 */
export async function checkNumber(
  ctx: CompanyContext,
  connectionId: string,
  phone: string,
): Promise<NumberCheck> {
  await ctx.read((scope) => findSession(scope, connectionId));
  const kept = await loadNumberCheck(ctx, phone);
  if (kept) return answerOf(kept);
  const { check } = await askSession(ctx, connectionId, "check", { phone }, 25_000);
  if (!check?.known) return check ?? { known: false, detail: "The session gave no answer" };
  const { waId = null, lid = null } = check.exists ? check : {};
  await saveNumberCheck(ctx, phone, { found: check.exists, waId, lid });
  return check;
}

function answerOf({ found, waId, lid }: KnownNumber): NumberCheck {
  if (!found || !waId) return { known: true, exists: false };
  return { known: true, exists: true, waId, ...(lid && { lid }) };
}
