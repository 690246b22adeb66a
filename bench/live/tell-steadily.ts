import { publishConversation } from "~/live/publish-conversation.server";
import type { Database } from "~/platform/db/database.server";
import type { Listener } from "./listener";
import { NOBODY, nowMicros, stampedId } from "./stamped-id";

const TICK_MS = 5;

/**
 * Tells so many facts a second about conversations, taking turns over the companies; every other one is somebody's who
 * sees only their own. → facts told
 */
export async function tellSteadily(
  database: Database,
  companies: readonly (readonly Listener[])[],
  factsPerSecond: number,
  seconds: number,
): Promise<number> {
  const startMs = performance.now();
  let told = 0;
  for (;;) {
    const elapsedMs = performance.now() - startMs;
    if (elapsedMs >= seconds * 1_000) return told;
    for (; told < (elapsedMs / 1_000) * factsPerSecond; told += 1) {
      const members = companies[told % companies.length]!;
      const round = Math.floor(told / companies.length);
      tell(database, members, round % 2 === 0 ? members[(round * 5) % members.length] : undefined);
    }
    await Bun.sleep(TICK_MS);
  }
}

function tell(database: Database, members: readonly Listener[], assignee?: Listener) {
  const { company, companyId } = members[0]!;
  const conversationId = stampedId({
    company,
    assignee: assignee?.member ?? NOBODY,
    atMicros: nowMicros(),
  });
  publishConversation(
    { database, companyId },
    {
      kind: "message",
      conversationId,
      places: [{ assigneeId: assignee?.userId ?? null, departmentId: null }],
    },
  );
}
