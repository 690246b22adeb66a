import { countConversations } from "~/features/inbox/count-conversations.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { type InboxNumbers, inboxNumbers } from "./core/inbox-numbers";

export interface NavCounts {
  /** Plain numbers beside entries of the menu, by their address. */
  counts: Record<string, number>;
  /** Those of the inbox, which its own live events keep true. */
  inbox: InboxNumbers;
}

/** What the menu counts, of what this person sees. */
export async function navCounts(ctx: CompanyContext): Promise<NavCounts> {
  const [campaigns, conversations] = await Promise.all([
    ctx.read(({ db }) => db.campaign.count({ where: { state: { in: ["preparing", "running"] } } })),
    countConversations(ctx, { view: "open" }),
  ]);
  return { counts: { "/campaigns": campaigns }, inbox: inboxNumbers(conversations) };
}
