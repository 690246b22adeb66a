import { z } from "zod";
import { INBOX_VIEWS, type InboxFilter } from "./core/inbox-filter";
import { readListCursor } from "./core/list-cursor";

/** What is no id narrows nothing: links grow old, and a list is better than an error. */
const id = z.uuid().optional().catch(undefined);

export const inboxFilterSchema = z.object({
  view: z.enum(INBOX_VIEWS).catch("open"),
  who: z
    .union([z.enum(["mine", "unassigned"]), z.uuid()])
    .optional()
    .catch(undefined),
  department: id,
  connection: id,
  label: id,
  campaign: id,
  unread: z.literal(true).optional().catch(undefined),
  handledBy: z.enum(["person", "persona"]).optional().catch(undefined),
  q: z.string().max(400).optional().catch(undefined),
}) satisfies z.ZodType<InboxFilter>;

/** A cursor as it was given out; anything else is refused. */
export const listCursorSchema = z
  .string()
  .max(64)
  .transform((text, issue) => {
    const place = readListCursor(text);
    if (place) return place;
    issue.addIssue({ code: "custom" });
    return z.NEVER;
  });
