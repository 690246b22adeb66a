import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { assignConversations } from "~/features/inbox/assign-conversations.server";
import { finishConversations } from "~/features/inbox/finish-conversations.server";
import { pickUpBacklog } from "~/features/inbox/pick-up-backlog.server";
import { setAway } from "~/features/inbox/set-away.server";
import { wakeConversations } from "~/features/inbox/wake-conversations.server";
import { appProcess } from "~/platform/app-process.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { linesOf, aTeam as openTeam, rowOf } from "./inbox-team-fixture";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
});
afterAll(() => db.close());

/** A company that gives conversations away by itself, with so many agents there. */
async function aBusyTeam(agents: number, capacity = 20) {
  const team = await openTeam(db);
  await team.settings({ autoAssign: true });
  const members = [];
  for (let at = 0; at < agents; at += 1) members.push(await team.member("agent"));
  await db.admin.query("UPDATE membership SET capacity = $2 WHERE company_id = $1", [
    team.companyId,
    capacity,
  ]);
  await team.online(members.map(({ userId }) => userId));
  return { ...team, members };
}

const holders = async (team: { companyId: string }) => {
  const { rows } = await db.admin.query(
    "SELECT assignee_id AS id, count(*)::int AS held FROM conversation WHERE company_id = $1 GROUP BY 1",
    [team.companyId],
  );
  return new Map<string | null, number>(rows.map(({ id, held }) => [id, held]));
};

describe("a conversation stays nobody's", () => {
  test.each([
    ["when nobody is there", async ({ online, members }) => online([members[0]!.userId], 76)],
    ["when the only one there is away", async ({ members }) => setAway(members[0]!.ctx, true)],
    ["when conversations are given by hand", async ({ settings }) => settings({})],
    [
      "when the only one there may only read",
      async ({ members }) =>
        db.admin.query("UPDATE membership SET role = 'viewer' WHERE user_id = $1", [members[0]!.userId]),
    ],
    [
      "when the only one there takes none",
      async ({ members }) =>
        db.admin.query("UPDATE membership SET capacity = 0 WHERE user_id = $1", [members[0]!.userId]),
    ],
    [
      "when it is a department's, and that gives none away",
      async ({ connectionId, department }) =>
        db.admin.query("UPDATE connection SET department_id = $2 WHERE id = $1", [
          connectionId,
          await department("Vendas"),
        ]),
    ],
  ] as [string, (team: Awaited<ReturnType<typeof aBusyTeam>>) => Promise<unknown>][])(
    "%s",
    async (_, spoil) => {
      const team = await aBusyTeam(1);
      await spoil(team);
      await team.says("+5511987651001", "Oi");
      expect((await team.threadOf("+5511987651001")).assigneeId).toBeNull();
      expect(await pickUpBacklog(team.system)).toBe(0);
    },
  );
});

describe("taking turns", () => {
  test("new conversations go round, a line says it, and a member's next message moves nothing", async () => {
    const team = await aBusyTeam(3);
    const phones = Array.from({ length: 6 }, (_, n) => `+551198765200${n}`);
    for (const phone of phones) await team.says(phone, "Oi");
    const given = [];
    for (const phone of phones) given.push((await team.threadOf(phone)).assigneeId);
    expect(new Set(given.slice(0, 3)).size).toBe(3);
    expect(given.slice(3)).toEqual(given.slice(0, 3));
    const { id } = await team.threadOf(phones[0]!);
    await team.says(phones[0]!, "Alguém aí?");
    const lines = await linesOf(team.system, id);
    expect(lines.map(({ type, author, content }) => [type, author, content])).toEqual([
      ["assigned", "system", { from: null, to: given[0] }],
    ]);
  });

  test("100 that waited go to four people, 25 each, the longest waiting first", async () => {
    const team = await aBusyTeam(4, 24);
    const ids: string[] = [];
    for (let at = 0; at < 100; at += 1)
      ids.push(await team.conversation({ unansweredSince: new Date(Date.now() - (200 - at) * 60_000) }));
    expect(await pickUpBacklog(team.system)).toBe(96);
    const held = await holders(team);
    for (const { userId } of team.members) expect(held.get(userId)).toBe(24);
    for (const id of ids.slice(96)) expect((await rowOf(team.system, id)).assigneeId).toBeNull();
    await finishConversations(team.members[0]!.ctx, {
      ids: ids.slice(0, 96).filter((_, at) => at < 4),
    });
    expect(await pickUpBacklog(team.system)).toBe(4);
  });

  test("two workers at once give nothing twice and nobody too much", async () => {
    const team = await aBusyTeam(3, 7);
    for (let at = 0; at < 40; at += 1) await team.conversation();
    const given = await Promise.all([1, 2, 3, 4].map(() => pickUpBacklog(team.system)));
    expect(given.reduce((sum, one) => sum + one)).toBe(21);
    const held = await holders(team);
    for (const { userId } of team.members) expect(held.get(userId)).toBe(7);
    const { rows } = await db.admin.query(
      "SELECT count(*)::int AS lines FROM message WHERE company_id = $1 AND type = 'assigned'",
      [team.companyId],
    );
    expect(rows[0].lines).toBe(21);
  });

  test("a department's conversations go to its members only, also those that are handed to it", async () => {
    const team = await aBusyTeam(3);
    await team.settings({});
    const [ana, bia] = team.members;
    const sales = await team.department("Vendas", ana!.userId);
    await db.admin.query("UPDATE department SET auto_assign = true WHERE id = $1", [sales]);
    const id = await team.conversation({ assigneeId: bia!.userId });
    await assignConversations(bia!.ctx, { ids: [id], departmentId: sales });
    expect(await rowOf(team.system, id)).toMatchObject({ departmentId: sales, assigneeId: ana!.userId });
    expect((await linesOf(team.system, id)).map(({ type, author }) => [type, author])).toEqual([
      ["transferred", "member"],
      ["assigned", "system"],
    ]);
  });
});

describe("what comes back", () => {
  test.each([
    ["same", true],
    ["nobody", false],
  ])("goes to %s", async (reopenTo, kept) => {
    const team = await openTeam(db);
    await team.settings({ reopenTo });
    const { ctx, userId } = await team.member("agent");
    await team.says("+5511987653001", "Oi");
    const { id } = await team.threadOf("+5511987653001");
    await assignConversations(ctx, { ids: [id], assigneeId: userId });
    await finishConversations(ctx, { ids: [id] });
    await team.says("+5511987653001", "Voltei");
    expect(await rowOf(ctx, id)).toMatchObject({ state: "open", assigneeId: kept ? userId : null });
  });
});

describe("what was put off", () => {
  test("wakes once, however many workers look, and not before its time", async () => {
    const team = await openTeam(db);
    const { userId } = await team.member("agent");
    const past = new Date(Date.now() - 1_000);
    const due = await team.conversation({ state: "snoozed", snoozedUntil: past, assigneeId: userId });
    const later = await team.conversation({ state: "snoozed", snoozedUntil: new Date(Date.now() + 60_000) });
    const woken = await Promise.all([1, 2, 3].map(() => wakeConversations(appProcess())));
    expect(woken.reduce((sum, one) => sum + one)).toBe(1);
    expect(await wakeConversations(appProcess())).toBe(0);
    expect(await rowOf(team.system, due)).toMatchObject({ state: "open", snoozedUntil: null });
    expect((await rowOf(team.system, later)).state).toBe("snoozed");
    expect((await linesOf(team.system, due)).map(({ type, author }) => [type, author])).toEqual([
      ["woken", "system"],
    ]);
  });

  test("is open at once when the person writes", async () => {
    const team = await openTeam(db);
    const phone = "+5511987654001";
    await team.says(phone, "Oi");
    const { id } = await team.threadOf(phone);
    await db.admin.query(
      "UPDATE conversation SET state = 'snoozed', snoozed_until = now() + interval '1 day' WHERE id = $1",
      [id],
    );
    await team.says(phone, "E aí?");
    expect(await rowOf(team.system, id)).toMatchObject({ state: "open", snoozedUntil: null });
  });
});
