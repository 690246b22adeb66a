import type { ChannelKind } from "~/channels/channel";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { applyWork } from "./apply-work.server";
import { lockWork } from "./conversation-work.sql.server";
import { assigned, type WorkChange } from "./core/conversation-work";
import { giveOut, isGivenAway } from "./give-out.server";
import { greetPeople } from "./greet-people.server";
import { loadHouse } from "./load-house.server";

/** A message of a person that was not there before, and what it did to its conversation. */
export interface Arrived {
  conversationId: string;
  contactId: string;
  connectionId: string;
  kind: ChannelKind;
  messageId: string;
  text: string;
  type: string;
  at: Date;
  /** The conversation was new, done or put off, and is open now. */
  opened: boolean;
  /** It was done before it opened. */
  cameBack?: boolean;
  /** Nobody has to answer it: a stop or start word, the answer to a survey, the history of a phone. */
  settled: boolean;
}

/**
 * What happens by itself when people's messages have opened conversations: the person is greeted, and somebody gets what
 * is nobody's. Call it last in the transaction, with the conversations' rows held.
 */
export async function afterInbound(
  tx: CompanyTransaction,
  arrived: readonly Arrived[],
  now: Date,
): Promise<void> {
  const openings = new Map<string, Arrived>();
  for (const one of arrived)
    if (one.opened && !one.settled && !openings.has(one.conversationId))
      openings.set(one.conversationId, one);
  if (openings.size === 0) return;
  const house = await loadHouse(tx);
  const rows = (await lockWork(tx, [...openings.keys()])).filter(({ state }) => state === "open");
  // Whatever they write now, it is no answer to an old question.
  const placed = rows.map((before) => ({
    before,
    after: before.surveyAskedAt ? { ...before, surveyAskedAt: null } : before,
  }));
  const greeted = await greetPeople(
    tx,
    placed.map(({ after }) => ({ work: after, opening: openings.get(after.id)! })),
    house,
    now,
  );
  const waiting = placed.flatMap(({ after }) =>
    after.assigneeId === null && isGivenAway(house.giving, after.departmentId) ? after : [],
  );
  const picked = await giveOut(tx, waiting, now);
  const changes = placed.map((change): WorkChange | null => {
    const { before } = change;
    const after = greeted.has(before.id) ? { ...change.after, greetedAt: now } : change.after;
    const assigneeId = picked.get(before.id);
    const given = assigneeId ? assigned(after, { assigneeId, bySystem: true }) : null;
    if (given) return { before, after: given.after, lines: given.lines };
    return after === before ? null : { before, after, lines: [] };
  });
  await applyWork(tx, changes, now);
}
