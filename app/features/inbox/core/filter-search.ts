import { INBOX_VIEWS, type InboxFilter } from "./inbox-filter";

const LONGEST_QUERY = 100;
const NAMES = ["department", "connection", "label", "campaign"] as const;

/** The filter that an address names; whatever makes no sense is left out, so that any link shows a list. */
export function readInboxFilter(search: URLSearchParams): InboxFilter {
  const view = INBOX_VIEWS.find((one) => one === search.get("view")) ?? "open";
  const filter: InboxFilter = { view };
  const who = search.get("who");
  if (who && (who === "mine" || who === "unassigned" || isId(who))) filter.who = who;
  for (const name of NAMES) {
    const value = search.get(name);
    if (value && isId(value)) filter[name] = value;
  }
  if (search.get("unread") === "1") filter.unread = true;
  const by = search.get("by");
  if (by === "person" || by === "persona") filter.handledBy = by;
  const words = search.get("q")?.trim().slice(0, LONGEST_QUERY);
  if (words) filter.q = words;
  return filter;
}

/** "?view=waiting&who=mine", always in the same order, so that it is also a key; "" for all that is open. */
export function writeInboxFilter(filter: InboxFilter): string {
  const search = new URLSearchParams();
  if (filter.view !== "open") search.set("view", filter.view);
  if (filter.who) search.set("who", filter.who);
  for (const name of NAMES) if (filter[name]) search.set(name, filter[name]);
  if (filter.unread) search.set("unread", "1");
  if (filter.handledBy) search.set("by", filter.handledBy);
  if (filter.q) search.set("q", filter.q);
  const text = search.toString();
  return text && `?${text}`;
}

/** Ids are UUIDs or a user's letters and digits: nothing else goes into a question to the server. */
const isId = (text: string) => /^[\w-]{1,64}$/.test(text);
