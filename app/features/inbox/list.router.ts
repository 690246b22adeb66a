import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { conversationPage } from "./conversation-page.sql.server";
import { conversationRows } from "./conversation-rows.sql.server";
import { countConversations } from "./count-conversations.sql.server";
import { inboxFilterSchema, listCursorSchema } from "./list-input";
import { loadDirectory } from "./load-directory.server";
import { searchContacts } from "./search-contacts.server";
import { searchInbox } from "./search-inbox.server";

const read = companyProcedure({ role: "viewer", scope: "conversations:read" });
const filter = inboxFilterSchema.default({ view: "open" });

export const listRouter = router({
  /** A page of conversations, the newest message first: ask again with `next` until it is null. */
  list: read
    .input(z.object({ filter, cursor: listCursorSchema.nullish(), size: z.int().min(1).max(100).optional() }))
    .query(({ ctx, input: { filter, cursor, size } }) =>
      conversationPage(ctx.company, filter, { before: cursor, size }),
    ),
  /** Rows by id, and which of them the filter shows. */
  rows: read
    .input(z.object({ ids: z.array(z.uuid()).max(200), filter }))
    .query(({ ctx, input }) => conversationRows(ctx.company, input.ids, input.filter)),
  counts: read
    .input(z.object({ filter }).default({ filter: { view: "open" } }))
    .query(({ ctx, input }) => countConversations(ctx.company, input.filter)),
  /** People and messages by words; ask again with `next` for more messages. */
  search: read
    .input(z.object({ q: z.string().max(400), cursor: listCursorSchema.nullish() }))
    .query(({ ctx, input }) => searchInbox(ctx.company, input.q, input.cursor ?? null)),
  /** Contacts to start a conversation with. */
  people: read
    .input(z.object({ q: z.string().trim().max(400).default("") }))
    .query(({ ctx, input }) => searchContacts(ctx.company, input.q)),
  directory: read.query(({ ctx }) => loadDirectory(ctx.company)),
});
