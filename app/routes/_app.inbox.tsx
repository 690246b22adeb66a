import { Outlet, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useState } from "react";
import { requireCompany } from "~/features/auth/require-company.server";
import { conversationPage } from "~/features/inbox/conversation-page.sql.server";
import { readInboxFilter } from "~/features/inbox/core/filter-search";
import { countConversations } from "~/features/inbox/count-conversations.sql.server";
import { loadDirectory } from "~/features/inbox/load-directory.server";
import { InboxLayout } from "~/features/inbox/ui/list/inbox-layout";
import { inboxTitle } from "~/features/inbox/ui/list/inbox-title";
import { countsKey, listKey } from "~/features/inbox/ui/store/load-list";
import { InboxStoreContext, inboxStore } from "~/features/inbox/ui/store/store-context";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  const filter = readInboxFilter(new URL(request.url).searchParams);
  const { q: _, ...listed } = filter;
  const [page, counts, directory] = await Promise.all([
    conversationPage(ctx, listed),
    countConversations(ctx, { ...listed, view: "open" }),
    loadDirectory(ctx),
  ]);
  return {
    title: pageTitle(request, "inbox-list.title"),
    first: { key: listKey(filter), counted: countsKey(filter), page, counts, directory, nowMs: Date.now() },
  };
}

/** Coming here from another page waits for nothing: the tab's own store shows what it knows and asks for the rest. */
export async function clientLoader() {
  return { title: await inboxTitle(), first: null };
}

/** The store keeps itself true. */
export const shouldRevalidate = () => false;

export default function InboxRoute() {
  const { first } = useLoaderData<typeof loader | typeof clientLoader>();
  const [store] = useState(() => {
    const made = inboxStore();
    if (first && made.page(first.key).trueAt < first.nowMs) {
      made.setDirectory(first.directory);
      made.setCounts(first.counted, first.counts);
      made.putFirst(first.key, first.page, first.nowMs);
    }
    return made;
  });
  return (
    <InboxStoreContext.Provider value={store}>
      <InboxLayout startMs={first?.nowMs ?? Date.now()}>
        <Outlet />
      </InboxLayout>
    </InboxStoreContext.Provider>
  );
}
