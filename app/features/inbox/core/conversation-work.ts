/** What a team changes about a conversation: its own columns, as they stand under a lock. */
export interface ConversationWork {
  id: string;
  connectionId: string;
  contactId: string;
  state: "open" | "done" | "snoozed";
  snoozedUntil: Date | null;
  openedAt: Date | null;
  lastInboundAt: Date | null;
  assigneeId: string | null;
  departmentId: string | null;
  labelIds: string[];
  unansweredSince: Date | null;
  unread: number;
  /** A question about the service went out then and waits for its answer. */
  surveyAskedAt: Date | null;
  /** Last greeting or away message. */
  greetedAt: Date | null;
}

export type WorkLineType =
  | "assigned"
  | "unassigned"
  | "transferred"
  | "snoozed"
  | "woken"
  | "done"
  | "reopened"
  | "labelled"
  | "survey";

/** A line of the thread that says what happened: facts by id, never by name. */
export interface WorkLine {
  type: WorkLineType;
  facts: Record<string, unknown>;
  /** Words of a colleague. */
  note?: string;
  /** It happened by itself, whoever's act led to it. */
  bySystem?: true;
}

export interface WorkChange {
  before: ConversationWork;
  after: ConversationWork;
  lines: WorkLine[];
}

/** What was still owed to the person when a conversation was finished. */
export interface Owed {
  unansweredSince: Date | null;
  unread: number;
}

const changed = (
  before: ConversationWork,
  changes: Partial<ConversationWork>,
  line: WorkLine,
): WorkChange => ({
  before,
  after: { ...before, ...changes },
  lines: [line],
});

/** Done: nobody has to answer or read it any more. null when it is done already. */
export function finished(before: ConversationWork, survey?: { id: string; at: Date }): WorkChange | null {
  if (before.state === "done") return null;
  const { unansweredSince, unread } = before;
  return changed(
    before,
    {
      state: "done",
      snoozedUntil: null,
      unansweredSince: null,
      unread: 0,
      surveyAskedAt: survey?.at ?? null,
    },
    {
      type: "done",
      facts: {
        ...(unansweredSince && { unansweredSince: unansweredSince.toISOString(), unread }),
        ...(survey && { surveyId: survey.id }),
      },
    },
  );
}

/** Put off until a moment; what is done can be put off, too. null when it is put off until then already. */
export function snoozed(before: ConversationWork, until: Date, owed?: Owed): WorkChange | null {
  if (before.state === "snoozed" && before.snoozedUntil?.getTime() === until.getTime()) return null;
  return changed(
    before,
    { state: "snoozed", snoozedUntil: until, surveyAskedAt: null, ...owed },
    { type: "snoozed", facts: { until: until.toISOString() } },
  );
}

/** Opened by a person; what was owed when it was finished is owed again. null when it is open. */
export function reopened(before: ConversationWork, now: Date, owed?: Owed): WorkChange | null {
  if (before.state === "open") return null;
  return changed(
    before,
    { state: "open", snoozedUntil: null, openedAt: now, surveyAskedAt: null, ...owed },
    { type: "reopened", facts: {} },
  );
}

/** Its time has come. null when it is not put off any more, or longer. */
export function woken(before: ConversationWork, now: Date): WorkChange | null {
  if (before.state !== "snoozed" || !before.snoozedUntil || before.snoozedUntil > now) return null;
  return changed(
    before,
    { state: "open", snoozedUntil: null, openedAt: now },
    { type: "woken", facts: {}, bySystem: true },
  );
}

export interface Assignment {
  /** undefined leaves it, null takes it away. */
  assigneeId?: string | null;
  departmentId?: string | null;
  note?: string;
  bySystem?: true;
}

/** Given to a member, a department, both or nobody. A department alone takes it from whoever had it. */
export function assigned(before: ConversationWork, to: Assignment): WorkChange | null {
  const departmentId = to.departmentId === undefined ? before.departmentId : to.departmentId;
  const moved = departmentId !== before.departmentId;
  const assigneeId = to.assigneeId === undefined ? (moved ? null : before.assigneeId) : to.assigneeId;
  if (!moved && assigneeId === before.assigneeId && !to.note) return null;
  const handedOver = moved || (before.assigneeId !== null && assigneeId !== null);
  return changed(
    before,
    { assigneeId, departmentId },
    {
      type: handedOver ? "transferred" : assigneeId === null ? "unassigned" : "assigned",
      facts: {
        from: before.assigneeId,
        to: assigneeId,
        ...(moved && { fromDepartment: before.departmentId, toDepartment: departmentId }),
      },
      ...(to.note && { note: to.note }),
      ...(to.bySystem && { bySystem: true as const }),
    },
  );
}

/** null when it has all of them, and none of those that go. */
export function labelled(before: ConversationWork, add: string[], remove: string[]): WorkChange | null {
  const added = add.filter((id) => !before.labelIds.includes(id) && !remove.includes(id));
  const removed = before.labelIds.filter((id) => remove.includes(id));
  if (added.length === 0 && removed.length === 0) return null;
  return changed(
    before,
    { labelIds: [...before.labelIds.filter((id) => !removed.includes(id)), ...added] },
    { type: "labelled", facts: { added, removed } },
  );
}

/** One change after the other, as one. null when none of them changes anything. */
export function inTurn(
  before: ConversationWork,
  ...steps: ((work: ConversationWork) => WorkChange | null)[]
): WorkChange | null {
  let after = before;
  const lines: WorkLine[] = [];
  for (const step of steps) {
    const change = step(after);
    if (!change) continue;
    after = change.after;
    lines.push(...change.lines);
  }
  return lines.length > 0 ? { before, after, lines } : null;
}
