import type { CompanyContext } from "~/platform/db/company-types";

export interface QuickReplyView {
  id: string;
  shortcut: string;
  text: string;
}

/** All quick replies, by shortcut. */
export function listQuickReplies(ctx: CompanyContext): Promise<QuickReplyView[]> {
  return ctx.read(({ db }) =>
    db.quickReply.findMany({
      select: { id: true, shortcut: true, text: true },
      orderBy: { shortcut: "asc" },
    }),
  );
}
