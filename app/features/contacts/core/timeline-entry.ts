/** What happened between the company and one person. `key` is unique; `at` is when. */
export type TimelineEntry = { key: string; at: Date } & (
  | { kind: "created"; importId: string | null; filename: string | null }
  | { kind: "import"; importId: string; filename: string }
  | {
      kind: "consent";
      action: "granted" | "stopped" | "resumed" | "blocked" | "unblocked";
      channel: "whatsapp" | "sms" | "all";
      source: "import" | "inbound" | "provider" | "member" | "api";
      /** What was said, where words were kept. */
      text: string | null;
      code: string | null;
      /** Who did it, when a member did. */
      actor: string | null;
    }
  | {
      kind: "outgoing";
      source: "campaign" | "test" | "reply" | "system";
      state: string;
      why: string | null;
      detail: string | null;
      channel: string;
      connection: string;
      campaign: { id: string; name: string } | null;
      attempt: number;
      /** When the present state began. */
      stateAt: Date;
      notBefore: Date | null;
      zone: string | null;
      text: string | null;
    }
  | {
      kind: "message";
      direction: "in" | "out";
      author: string;
      type: string;
      text: string;
      channel: string;
      connection: string;
    }
  | { kind: "tag"; name: string }
  | { kind: "list"; id: string; name: string }
);

/** The newest first; of the same instant in the order of their keys, so that pages never overlap. */
export function compareEntries(a: TimelineEntry, b: TimelineEntry): number {
  return b.at.getTime() - a.at.getTime() || (a.key < b.key ? -1 : 1);
}

export interface TimelineCursor {
  at: Date;
  key: string;
}

export const writeTimelineCursor = ({ at, key }: TimelineCursor): string => `${at.getTime()}~${key}`;

export function readTimelineCursor(text: string | null): TimelineCursor | null {
  const [, ms, key] = /^(\d{1,15})~([\w:-]{1,100})$/.exec(text ?? "") ?? [];
  return ms && key ? { at: new Date(Number(ms)), key } : null;
}

/** One page out of what each source gave, everything after the cursor. */
export function timelinePage(
  entries: readonly TimelineEntry[],
  after: TimelineCursor | null,
  size: number,
): { entries: TimelineEntry[]; next: TimelineCursor | null } {
  const rest = entries
    .filter(
      ({ at, key }) =>
        !after ||
        at.getTime() < after.at.getTime() ||
        (at.getTime() === after.at.getTime() && key > after.key),
    )
    .sort(compareEntries);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return { entries: page, next: rest.length > size && last ? { at: last.at, key: last.key } : null };
}
