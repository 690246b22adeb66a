import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { applyWork } from "./apply-work.server";
import { lockWork } from "./conversation-work.sql.server";
import { assigned } from "./core/conversation-work";
import { lockWaiting } from "./free-hands.sql.server";
import { giveOut, loadGivingRules, placesWithRoom } from "./give-out.server";

const AT_ONCE = 100;
/** More than everybody takes; what is left then waits for the next look. */
const MOST_ROUNDS = 100;

/**
 * Gives conversations that wait for nobody to those who are there and have room, the longest waiting first. Called when
 * somebody comes online, is not away any more or has finished something; may run twice at once. → how many were given
 */
export async function pickUpBacklog(ctx: CompanyContext): Promise<number> {
  let given = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const some = await ctx.transaction(giveSome);
    if (some === 0) break;
    given += some;
  }
  return given;
}

async function giveSome(tx: CompanyTransaction): Promise<number> {
  const now = appProcess().clock.now();
  const places = await placesWithRoom(tx, await loadGivingRules(tx));
  if (places.length === 0) return 0;
  const ids = await lockWaiting(tx, {
    departmentIds: places.filter((id) => id !== null),
    withoutDepartment: places.includes(null),
    most: AT_ONCE,
  });
  if (ids.length === 0) return 0;
  const rows = new Map((await lockWork(tx, ids)).map((row) => [row.id, row]));
  const waiting = ids.map((id) => rows.get(id)!);
  const picked = await giveOut(tx, waiting, now);
  const done = await applyWork(
    tx,
    waiting.map((row) => {
      const assigneeId = picked.get(row.id);
      return assigneeId ? assigned(row, { assigneeId, bySystem: true }) : null;
    }),
    now,
  );
  return done.previous.length;
}
