import type { RecipientFilter } from "../../campaigns.schema";

/** The chips over the recipients, in the bar's order; the words are `campaigns.parts.<name>`. */
export const RECIPIENT_VIEWS = [
  "read",
  "delivered",
  "sent",
  "queued",
  "held",
  "failed",
  "unknown",
  "skipped",
] as const;
export type RecipientView = (typeof RECIPIENT_VIEWS)[number];

/** Whoever was left out before the start is asked for by name; "all" are those who get it or should. */
const EVERYBODY: RecipientFilter = {
  states: ["waiting", "claimed", "sending", "accepted", "held", "delivered", "read", "failed", "unknown"],
};

const FILTERS: Record<RecipientView, RecipientFilter> = {
  read: { states: ["read"] },
  delivered: { states: ["delivered"] },
  sent: { states: ["accepted", "held"] },
  queued: { waitsFor: "turn" },
  held: { waitsFor: "hour" },
  failed: { states: ["failed"] },
  unknown: { states: ["unknown"] },
  skipped: { states: ["skipped"] },
};

/** From an address: `?state=failed&why=131026&q=ana&after=…`; a value that means nothing is left out: links grow old. */
export function readRecipientFilter(
  search: URLSearchParams,
): RecipientFilter & { view: RecipientView | null } {
  const view = viewIn(search);
  const why = search.get("why")?.slice(0, 100) || undefined;
  const query = search.get("q")?.trim().slice(0, 200) || undefined;
  const after = search.get("after");
  return {
    view,
    ...(view ? FILTERS[view] : why || query ? {} : EVERYBODY),
    ...(why && { why }),
    ...(query && { search: query }),
    ...(after && UUID.test(after) && { after }),
  };
}

export function viewIn(search: URLSearchParams): RecipientView | null {
  const named = search.get("state");
  return RECIPIENT_VIEWS.find((view) => view === named) ?? null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
