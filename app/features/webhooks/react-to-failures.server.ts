import { classifyProviderCode } from "~/channels/registry.server";
import type { StatusChange } from "~/features/messages/write-statuses.sql.server";
import { applyReactions } from "~/features/outgoing/apply-reaction.server";
import { reactToRefusal } from "~/features/outgoing/core/react-to-refusal";
import type { ReactionItem } from "~/features/outgoing/reaction-item";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { AccountConnection } from "./account-connection";

/**
 * What failures that came by webhook mean beyond their message: the person is not on WhatsApp, has stopped or is tired of
 * it, the template or the number stands still. The attempt itself is over.
 */
export async function reactToFailures(
  tx: CompanyTransaction,
  moved: readonly StatusChange[],
  connections: ReadonlyMap<string, AccountConnection>,
  now: Date,
): Promise<void> {
  const items: ReactionItem[] = [];
  const failed = moved.filter(({ state, code }) => state === "failed" && code !== null);
  if (failed.length === 0) return;
  const holds = await holdsBefore(tx, failed);
  for (const { code, connectionId, campaignId, contactId } of failed) {
    const connection = connections.get(connectionId);
    if (!connection || code === null) continue;
    const refusal = classifyProviderCode(connection.kind, code);
    const reaction = reactToRefusal(
      { outcome: "refused", ...refusal, code, detail: "" },
      {
        channel: connection.kind,
        triesBefore: 0,
        byWebhook: true,
        frequencyHoldsBefore: contactId ? (holds.get(contactId) ?? 0) : 0,
        now,
        random: 0,
      },
    );
    items.push({ about: { connectionId, campaignId, contactId, code }, reaction });
  }
  await applyReactions(tx, items, now);
}

/** Meta: "marketing message not delivered to keep people engaged". */
const FREQUENCY_CAP = "131049";

/** How often Meta has held these people back before this, since they were last reached. */
async function holdsBefore(tx: CompanyTransaction, failed: StatusChange[]): Promise<Map<string, number>> {
  const capped = failed.filter(({ code, contactId }) => code === FREQUENCY_CAP && contactId);
  if (capped.length === 0) return new Map();
  const rows = await tx.db.outgoing.findMany({
    where: {
      contactId: { in: capped.map(({ contactId }) => contactId!) },
      id: { notIn: capped.map(({ id }) => id) },
      purpose: "MARKETING",
      state: { in: ["failed", "delivered", "read"] },
    },
    select: { contactId: true, state: true, why: true },
    orderBy: { id: "asc" },
  });
  const holds = new Map<string, number>();
  for (const { contactId, state, why } of rows) {
    if (state !== "failed") holds.set(contactId!, 0);
    else if (why === FREQUENCY_CAP) holds.set(contactId!, (holds.get(contactId!) ?? 0) + 1);
  }
  return holds;
}
