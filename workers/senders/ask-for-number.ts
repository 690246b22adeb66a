import type { WhatsAppSession } from "~/channels/baileys/whatsapp-session";
import {
  type KnownNumber,
  loadNumberCheck,
  saveNumberCheck,
} from "~/features/outgoing/number-check.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { abortableSleep } from "./abortable-sleep";

/** Between two questions of one number; asking for many numbers quickly is what gets a number locked. */
const SPACING_SECONDS = { from: 5, to: 15 };

/**
 * → whether a phone is on WhatsApp, from what is known or else by asking, one at a time and spaced. Undefined when
 * nobody answered, or it was given up.
 */
export type AskForNumber = (phone: string, signal: AbortSignal) => Promise<KnownNumber | undefined>;

/** @param spaced false = without waiting between questions: benchmarks only */
export function createAskForNumber(
  ctx: CompanyContext,
  session: Pick<WhatsAppSession, "check">,
  spaced: () => boolean,
  random: () => number = Math.random,
): AskForNumber {
  const { clock } = appProcess();
  let freeAtMs = Number.NEGATIVE_INFINITY;
  return async (phone, signal) => {
    const known = await loadNumberCheck(ctx, phone);
    if (known) return known;
    if (spaced()) await abortableSleep(freeAtMs - clock.monotonic(), signal);
    if (signal.aborted) return undefined;
    const answer = await session.check(phone);
    const { from, to } = SPACING_SECONDS;
    freeAtMs = clock.monotonic() + (from + (to - from) * random()) * 1_000;
    if (!answer.known) return undefined;
    const said: KnownNumber = answer.exists
      ? { found: true, waId: answer.waId, lid: answer.lid ?? null }
      : { found: false, waId: null, lid: null };
    await saveNumberCheck(ctx, phone, said);
    return said;
  };
}
