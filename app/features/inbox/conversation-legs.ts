import type { AddValue } from "~/features/contacts/contact-where";
import { conversationConditions, type Reader } from "./conversation-conditions";
import type { InboxFilter } from "./core/inbox-filter";
import type { ListPlace } from "./core/list-cursor";

const STATES = ["open", "snoozed", "done"] as const;
const HANDLERS = ["person", "persona"] as const;

export interface LegWindow {
  /** Columns of `conversation AS c`. */
  columns: string;
  /** Older than this place. */
  before?: ListPlace | null;
  /** Rows of each leg; the whole may be several times that, in no order. */
  most: number;
}

/**
 * The newest conversations of a filter as a FROM item without its alias. Every index of the list ends with (state,
 * last_message_at, id), so an order needs one value of everything before: each state, each department of the reader, their
 * own, is a leg of its own that reads `most` rows at most. Legs have no row in common. Which index drives a leg is the
 * planner's choice, by how rare the asked values are; only the labels, an array, are driven by their own table.
 */
export function conversationLegs(
  filter: InboxFilter,
  reader: Reader,
  add: AddValue,
  window: LegWindow,
): string {
  const conditions = conversationConditions(filter, reader, add);
  const most = add(window.most, "int");
  const place = window.before && {
    at: add(window.before.at, "timestamptz"),
    id: add(window.before.id, "uuid"),
  };
  const view = filter.view === "waiting" ? "open" : filter.view;
  const states = `unnest('{${(view === "all" ? STATES : [view]).join(",")}}'::text[]) AS s(state)`;
  const leg = (from: string, more: string[], first = "") => {
    const bound = place ? [`(c.last_message_at, c.id) < (${place.at}, ${place.id})`] : [];
    return `SELECT found.* FROM ${from} CROSS JOIN LATERAL (
      SELECT ${window.columns} FROM conversation AS c
      WHERE ${[...conditions, "c.state = s.state", ...more, ...bound].join(" AND ")}
      ORDER BY ${first}c.last_message_at DESC, c.id DESC LIMIT ${most}) AS found`;
  };
  if (filter.label) return `(${labelLeg(filter.label)})`;
  return `(${plainLegs().join(" UNION ALL ")})`;

  function plainLegs(): string[] {
    const { sight } = reader;
    const rare = (filter.who && filter.who !== "unassigned") || filter.campaign || filter.unread;
    if (rare || filter.view === "waiting") return [leg(states, [])];
    if (!sight.all) {
      const me = add(sight.userId, "uuid");
      const ids = sight.departmentIds.filter((id) => !filter.department || id === filter.department);
      const own = leg(states, [`c.assignee_id = ${me}`]);
      if (ids.length === 0) return [own];
      const departments = `unnest(${add(`{${ids.join(",")}}`, "uuid[]")}) AS d(id)`;
      const others = [`c.department_id = d.id`, `c.assignee_id IS DISTINCT FROM ${me}`];
      return [own, leg(`${states} CROSS JOIN ${departments}`, others)];
    }
    if (filter.department || filter.connection) return [leg(states, [])];
    // IS NULL is no equality to the planner: only an order that names the column, too, is the index's own.
    if (filter.who) return [leg(states, [], "c.assignee_id DESC, ")];
    const handlers = filter.handledBy ? [filter.handledBy] : HANDLERS;
    return [
      leg(`${states} CROSS JOIN unnest('{${handlers.join(",")}}'::text[]) AS h(by)`, ["c.handled_by = h.by"]),
    ];
  }

  function labelLeg(label: string): string {
    const bound = place ? [`(l.last_message_at, l.conversation_id) < (${place.at}, ${place.id})`] : [];
    const driven = [
      `l.label_id = ${add(label, "uuid")}`,
      "l.state = s.state",
      "l.last_message_at IS NOT NULL",
    ];
    // OFFSET 0 keeps it a look-up by id: behind the policies a join may read the whole table.
    return `SELECT found.* FROM ${states} CROSS JOIN LATERAL (
      SELECT one.* FROM conversation_label AS l CROSS JOIN LATERAL (
        SELECT ${window.columns} FROM (
          SELECT * FROM conversation AS one WHERE one.id = l.conversation_id OFFSET 0) AS c
        WHERE ${conditions.join(" AND ")}) AS one
      WHERE ${[...driven, ...bound].join(" AND ")}
      ORDER BY l.last_message_at DESC, l.conversation_id DESC LIMIT ${most}) AS found`;
  }
}
