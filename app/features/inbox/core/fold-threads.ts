import type { Row } from "~/features/contacts/core/row-changes";

/** Whose 24 hours hold for the one thread: those of the address that answers will go to. */
export type WindowOf = "kept" | "gone" | "both";

/**
 * One thread out of two on the same number: which columns of the kept one change, and to what. The list shows the newer
 * message; what waits for an answer in either waits; who works on the kept one keeps it. Rows as the database says them in
 * JSON, columns by their names.
 */
export function foldThreads(kept: Row, gone: Row, windowOf: WindowOf = "both"): Row {
  const newer = ms(gone.last_message_at) > ms(kept.last_message_at) ? gone : kept;
  const answered = ms(gone.last_inbound_at) > ms(kept.last_inbound_at) ? gone : kept;
  const sum = (column: string) => Number(kept[column] ?? 0) + Number(gone[column] ?? 0);
  const either = (column: string) => kept[column] ?? gone[column] ?? null;
  const window = (column: string) =>
    latest(windowOf === "gone" ? null : kept[column], windowOf === "kept" ? null : gone[column]);
  const state = stateOf(String(kept.state), String(gone.state));
  return {
    state,
    snoozed_until: state === "snoozed" ? earliest(kept.snoozed_until, gone.snoozed_until) : null,
    opened_at: latest(kept.opened_at, gone.opened_at),
    assignee_id: either("assignee_id"),
    // Somebody's conversation keeps that one's department, also when it has none.
    department_id: kept.assignee_id ? (kept.department_id ?? null) : either("department_id"),
    handled_by: kept.handled_by,
    campaign_id: answered.campaign_id ?? either("campaign_id"),
    label_ids: [...new Set([...asList(kept.label_ids), ...asList(gone.label_ids)])],
    last_message_id: newer.last_message_id ?? null,
    last_type: newer.last_type ?? null,
    last_author: newer.last_author ?? null,
    preview: newer.preview ?? null,
    last_message_at: newer.last_message_at ?? null,
    last_inbound_at: latest(kept.last_inbound_at, gone.last_inbound_at),
    window_until: window("window_until"),
    free_entry_until: window("free_entry_until"),
    greeted_at: latest(kept.greeted_at, gone.greeted_at),
    survey_asked_at: latest(kept.survey_asked_at, gone.survey_asked_at),
    unanswered_since: earliest(kept.unanswered_since, gone.unanswered_since),
    unread: sum("unread"),
    inbound_count: sum("inbound_count"),
  };
}

function stateOf(kept: string, gone: string): string {
  for (const state of ["open", "snoozed"]) if (kept === state || gone === state) return state;
  return "done";
}

const asList = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Postgres leaves trailing zeros of a second out, so texts do not compare. */
const ms = (time: unknown): number =>
  typeof time === "string" ? new Date(time).getTime() : Number.NEGATIVE_INFINITY;

function latest(a: unknown, b: unknown): unknown {
  return (ms(b) > ms(a) ? b : a) ?? null;
}

function earliest(a: unknown, b: unknown): unknown {
  if (a === null || a === undefined) return b ?? null;
  if (b === null || b === undefined) return a;
  return ms(b) < ms(a) ? b : a;
}
