import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Reaction } from "./core/react-to-refusal";
import { markTemplate } from "./mark-template.server";
import { noteContacts } from "./note-contacts.server";
import { pauseCampaigns } from "./pause-campaigns.server";
import type { ReactionItem, ReactionSubject } from "./reaction-item";
import { restNumber } from "./rest-number.server";
import { stopConnection } from "./stop-connection.server";

/** Does what one refusal means for the person, the campaign, the template and the connection. The row is the caller's. */
export function applyReaction(
  tx: CompanyTransaction,
  about: ReactionSubject,
  reaction: Reaction,
  now = appProcess().clock.now(),
): Promise<void> {
  return applyReactions(tx, [{ about, reaction }], now);
}

/** The same for many at once: a thousand failures of one kind are a few statements. */
export async function applyReactions(
  tx: CompanyTransaction,
  items: readonly ReactionItem[],
  now: Date,
): Promise<void> {
  await noteContacts(tx, items, now);
  const done = new Set<string>();
  for (const { about, reaction } of items) {
    const { pause, rest, connection, template } = reaction;
    const key = `${about.connectionId} ${about.campaignId} ${about.templateName} ${pause?.why} ${rest?.why} ${connection?.why}`;
    if (!(pause || rest || connection || template) || done.has(key)) continue;
    done.add(key);
    if (pause) await pauseCampaigns(tx, { scope: pause.scope, about }, pause.why);
    if (template) await markTemplate(tx, about, pause?.why, now);
    if (rest) await restNumber(tx, { connectionId: about.connectionId, code: about.code, ...rest }, now);
    if (connection) await stopConnection(tx, { ...about, ...connection }, now);
  }
}
