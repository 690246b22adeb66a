import type { CompanyTransaction } from "~/platform/db/company-types";
import { consentChannelOf } from "./core/consent-state";
import type { HeardWish } from "./core/heard-wish";
import { matchStopWord } from "./core/match-stop-word";
import type { ConsentWish } from "./stop-contact.server";

/**
 * STARTs that were written after these STOPs but arrived before them: when they came there was nothing to resume, so
 * nothing was recorded.
 */
export async function loadLaterStarts(
  tx: CompanyTransaction,
  stops: readonly HeardWish[],
): Promise<ConsentWish[]> {
  const wishes: ConsentWish[] = [];
  for (const { conversationId, contactId, kind, at } of stops) {
    const later = await tx.db.message.findMany({
      where: { conversationId, direction: "in", type: "text", at: { gt: at } },
      select: { id: true, text: true, at: true },
      orderBy: { at: "desc" },
      take: 20,
    });
    for (const message of later) {
      const match = matchStopWord(message.text, kind);
      if (match?.kind !== "start") continue;
      const evidence = { word: match.word, language: match.language, by: "text", messageId: message.id };
      wishes.push({
        contactId,
        channel: consentChannelOf(kind),
        source: "inbound",
        evidence,
        at: message.at,
      });
    }
  }
  return wishes;
}
