import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { openWork } from "./open-work.server";
import { lowerSeenCounts } from "./read-marks.sql.server";

/** The person's last message counts as unread again, for the caller. @throws as markRead */
export async function markUnread(ctx: CompanyContext, ids: string[]): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "member") throw new AppError("FORBIDDEN", "api-keys.errors.peopleOnly");
  const now = appProcess().clock.now();
  await ctx.transaction(async (tx) => {
    const rows = await openWork(tx, ids);
    await lowerSeenCounts(
      tx,
      rows.map(({ id }) => id),
      actor.userId,
      now,
    );
    for (const row of rows)
      publishConversation(tx, { kind: "conversation", conversationId: row.id, places: [row] });
  });
}
