import { conversationPage } from "~/features/inbox/conversation-page.sql.server";
import type { InboxFilter } from "~/features/inbox/core/inbox-filter";
import type { ListPlace } from "~/features/inbox/core/list-cursor";
import { writeThreadCursor } from "~/features/inbox/core/thread-cursor";
import { countConversations } from "~/features/inbox/count-conversations.sql.server";
import { loadThread } from "~/features/inbox/load-thread.server";
import { searchInbox } from "~/features/inbox/search-inbox.server";
import { rareWord } from "./seed-words";
import type { BenchCompany } from "./seeded-company";

type Call = (turn: number) => Promise<unknown>;

/** Every call that is measured, by name; each turn asks another company or with other values. */
export function inboxCalls(companies: readonly BenchCompany[], deep: ListPlace): Record<string, Call> {
  const company = (turn: number) => companies[turn % companies.length]!;
  const of = <Value>(values: readonly Value[], turn: number) => values[turn % values.length]!;
  const list =
    (
      filterOf: (one: BenchCompany, turn: number) => InboxFilter,
      who: "admin" | "ofDepartments" | "own" = "admin",
    ): Call =>
    (turn) =>
      conversationPage(company(turn)[who], filterOf(company(turn), turn));
  const search =
    (queryOf: (turn: number) => string, who: "admin" | "ofDepartments" | "own" = "admin"): Call =>
    (turn) =>
      searchInbox(company(turn)[who], queryOf(turn));
  const open: InboxFilter = { view: "open" };
  const all: InboxFilter = { view: "all" };
  const largest = companies[0]!;
  return {
    "list: open": list(() => open),
    "list: all": list(() => all),
    "list: of departments": list(() => open, "ofDepartments"),
    "list: of departments, all": list(() => all, "ofDepartments"),
    "list: own": list(() => open, "own"),
    "filter: waiting": list(() => ({ view: "waiting" })),
    "filter: snoozed": list(() => ({ view: "snoozed" })),
    "filter: mine": list(() => ({ ...open, who: "mine" })),
    "filter: unassigned": list(() => ({ ...open, who: "unassigned" })),
    "filter: a colleague's": list((one, turn) => ({ ...all, who: of(one.members, turn) })),
    "filter: department": list((one, turn) => ({ ...open, department: of(one.departments, turn) })),
    "filter: connection": list((one, turn) => ({ ...all, connection: of(one.connections, turn) })),
    "filter: label": list((one, turn) => ({ ...all, label: of(one.labels, turn) })),
    "filter: campaign": list((one, turn) => ({ ...all, campaign: of(one.campaigns, turn) })),
    "filter: unread": list(() => ({ ...open, unread: true })),
    "filter: persona": list(() => ({ ...open, handledBy: "persona" })),
    "filter: label, department": list((one, turn) => ({
      ...all,
      label: of(one.labels, turn),
      department: of(one.departments, turn >> 1),
    })),
    "filter: campaign, member": list((one, turn) => ({
      ...all,
      campaign: of(one.campaigns, turn),
      who: of(one.members, turn),
    })),
    "filter: unread, of departments": list(() => ({ ...all, unread: true }), "ofDepartments"),
    "deep page": () => conversationPage(largest.admin, all, { before: deep }),
    counts: (turn) => countConversations(company(turn).admin, open),
    "thread: newest": (turn) =>
      loadThread(company(turn).admin, { conversationId: of(company(turn).threads, turn) }),
    "thread: long": (turn) => loadThread(company(turn).admin, { conversationId: company(turn).longThread }),
    "thread: at depth": (turn) => {
      const { admin, longThread, middle } = company(turn);
      return loadThread(admin, { conversationId: longThread, older: writeThreadCursor(middle) });
    },
    "search: common": search((turn) => of(["bom", "obrigado", "não", "entrega"], turn)),
    "search: in between": search((turn) => rareWord(turn % 40)),
    "search: rare": search((turn) => rareWord(20_000 + turn * 97)),
    "search: not there": search((turn) => `qwxz${turn}`),
    "search: part": search((turn) => rareWord(turn * 331).slice(0, 4)),
    "search: two words": search((turn) => `pedido ${rareWord(turn * 53)}`),
    "search: phone": search((turn) => `(11) 9${1000 + turn}-${1001 + (turn % 30)}`),
    "search: name": search((turn) => of(["maria", "joao silva", "rita 3f", "otto"], turn)),
    "search: of departments": search((turn) => of(["bom", rareWord(turn)], turn), "ofDepartments"),
    "search: own": search((turn) => of(["bom", rareWord(turn)], turn), "own"),
  };
}
