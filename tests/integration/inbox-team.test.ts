import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { assignConversations } from "~/features/inbox/assign-conversations.server";
import { finishConversations } from "~/features/inbox/finish-conversations.server";
import { labelConversations } from "~/features/inbox/label-conversations.server";
import { markRead } from "~/features/inbox/mark-read.server";
import { markUnread } from "~/features/inbox/mark-unread.server";
import { reopenConversations } from "~/features/inbox/reopen-conversations.server";
import { restoreConversations } from "~/features/inbox/restore-conversations.server";
import { snoozeConversations } from "~/features/inbox/snooze-conversations.server";
import { callTrpc } from "../setup/call-trpc";
import { refusal } from "../setup/refusal";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { linesOf, aTeam as openTeam, rowOf } from "./inbox-team-fixture";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
});
afterAll(() => db.close());

const aTeam = () => openTeam(db);

const inAnHour = () => new Date(Date.now() + 3_600_000);

describe("nothing changes", () => {
  test("when one of many conversations is another company's, or not there", async () => {
    const team = await aTeam();
    const other = await aTeam();
    const { ctx } = await team.member("agent");
    const mine = await team.conversation();
    for (const strange of [await other.conversation(), crypto.randomUUID()]) {
      const ids = [mine, strange];
      for (const work of [
        () => assignConversations(ctx, { ids, assigneeId: null }),
        () => snoozeConversations(ctx, { ids, until: inAnHour() }),
        () => finishConversations(ctx, { ids }),
        () => reopenConversations(ctx, ids),
        () => labelConversations(ctx, { ids, add: [], remove: [] }),
        () => markUnread(ctx, ids),
        () => markRead(ctx, { conversationId: strange }),
      ])
        expect(await refusal(work())).toBe("inbox.errors.notFound");
    }
    expect(await rowOf(ctx, mine)).toMatchObject({ state: "open", unread: 1 });
    expect(await linesOf(ctx, mine)).toEqual([]);
  });

  test("for one who sees only their own, in a colleague's conversation or nobody's", async () => {
    const team = await aTeam();
    const colleague = await team.member("agent");
    const { ctx, userId } = await team.member("agent", "own");
    const theirs = await team.conversation({ assigneeId: colleague.userId });
    const nobodys = await team.conversation();
    const own = await team.conversation({ assigneeId: userId });
    for (const id of [theirs, nobodys])
      expect(await refusal(finishConversations(ctx, { ids: [own, id] }))).toBe("inbox.errors.notFound");
    expect(await refusal(finishConversations(ctx, { ids: [own] }))).toBe("accepted");
  });

  test("with another company's member, department or label", async () => {
    const team = await aTeam();
    const other = await aTeam();
    const { ctx } = await team.member("agent");
    const stranger = await other.member("agent");
    const ids = [await team.conversation()];
    expect(await refusal(assignConversations(ctx, { ids, assigneeId: stranger.userId }))).toBe(
      "inbox-team.errors.memberGone",
    );
    expect(
      await refusal(assignConversations(ctx, { ids, departmentId: await other.department("Deles") })),
    ).toBe("inbox-team.errors.departmentGone");
    expect(
      await refusal(labelConversations(ctx, { ids, add: [await other.label("Deles")], remove: [] })),
    ).toBe("inbox-team.errors.labelGone");
  });

  test("by the hand of a viewer, nor into a viewer's hands", async () => {
    const team = await aTeam();
    const viewer = await team.member("viewer");
    const { ctx } = await team.member("agent");
    const ids = [await team.conversation()];
    for (const path of ["assign", "snooze", "finish", "reopen", "label", "restore", "markUnread"]) {
      const { status } = await callTrpc(`inbox.${path}`, {
        cookie: viewer.cookie,
        input: { ids, assigneeId: null, until: inAnHour() },
      });
      expect(status).toBe(403);
    }
    expect(await refusal(assignConversations(ctx, { ids, assigneeId: viewer.userId }))).toBe(
      "inbox-team.errors.cannotAnswer",
    );
  });

  test("when a conversation is finished twice, or put off into the past", async () => {
    const team = await aTeam();
    const { ctx } = await team.member("agent");
    const id = await team.conversation();
    expect((await finishConversations(ctx, { ids: [id] })).previous).toHaveLength(1);
    expect((await finishConversations(ctx, { ids: [id] })).previous).toEqual([]);
    expect((await linesOf(ctx, id)).map(({ type }) => type)).toEqual(["done"]);
    expect(await refusal(snoozeConversations(ctx, { ids: [id], until: new Date() }))).toBe(
      "inbox-team.errors.snoozePast",
    );
    expect((await rowOf(ctx, id)).state).toBe("done");
  });
});

describe("a team's work", () => {
  test("is a line in the thread, an event, and undone by giving back what was answered", async () => {
    const team = await aTeam();
    const { ctx, userId } = await team.member("agent");
    const bia = await team.member("agent");
    const sales = await team.department("Vendas", bia.userId);
    const label = await team.label("VIP");
    const id = await team.conversation();
    const before = await rowOf(ctx, id);
    const steps = [
      await assignConversations(ctx, { ids: [id], assigneeId: userId }),
      await assignConversations(ctx, { ids: [id], departmentId: sales, note: "Quer trocar o tamanho" }),
      await labelConversations(ctx, { ids: [id], add: [label], remove: [] }),
      await snoozeConversations(ctx, { ids: [id], until: inAnHour() }),
      await finishConversations(ctx, { ids: [id] }),
    ];
    expect(await rowOf(ctx, id)).toMatchObject({
      state: "done",
      assigneeId: null,
      departmentId: sales,
      labelIds: [label],
      snoozedUntil: null,
      unansweredSince: null,
      unread: 0,
    });
    const lines = await linesOf(ctx, id);
    expect(lines.map(({ type }) => type)).toEqual(["assigned", "transferred", "labelled", "snoozed", "done"]);
    expect(lines[1]).toMatchObject({
      author: "member",
      authorId: userId,
      text: "Quer trocar o tamanho",
      content: { from: userId, to: null, fromDepartment: null, toDepartment: sales },
    });
    const events = await ctx.read(({ db }) => db.event.findMany({ where: { subjectId: id } }));
    expect(events).toHaveLength(5);
    for (const { previous } of steps.toReversed()) await restoreConversations(ctx, previous);
    expect(await rowOf(ctx, id)).toEqual({ ...before, openedAt: expect.any(Date) });
  });

  test("of 200 conversations is one call, and one undo for all their former places", async () => {
    const team = await aTeam();
    const { ctx, userId } = await team.member("agent");
    const bia = await team.member("agent");
    const ids: string[] = [];
    for (let at = 0; at < 20; at += 1)
      ids.push(await team.conversation({ assigneeId: at % 2 ? bia.userId : null }));
    const { previous } = await assignConversations(ctx, { ids, assigneeId: userId });
    expect(previous).toHaveLength(20);
    await restoreConversations(ctx, previous);
    const rows = await ctx.read(({ db }) => db.conversation.findMany({ where: { id: { in: ids } } }));
    expect(rows.filter(({ assigneeId }) => assigneeId === bia.userId)).toHaveLength(10);
    expect(rows.filter(({ assigneeId }) => assigneeId === null)).toHaveLength(10);
  });

  test("that took a conversation out of one's own sight can be taken back, a colleague's not", async () => {
    const team = await aTeam();
    const bia = await team.member("agent", "own");
    const { ctx, userId } = await team.member("agent", "own");
    const id = await team.conversation({ assigneeId: userId });
    const { previous } = await assignConversations(ctx, { ids: [id], assigneeId: bia.userId });
    expect(await refusal(finishConversations(ctx, { ids: [id] }))).toBe("inbox.errors.notFound");
    expect(await refusal(restoreConversations(ctx, previous))).toBe("accepted");
    expect(await refusal(restoreConversations(bia.ctx, previous))).toBe("inbox.errors.notFound");
  });
});

describe("what was read", () => {
  test("is each member's own, never goes back by itself, and one is unread when one says so", async () => {
    const team = await aTeam();
    const { ctx, userId } = await team.member("agent");
    const bia = await team.member("viewer");
    const id = await team.conversation({ inboundCount: 5, unread: 5 });
    const seen = async () =>
      (await ctx.read(({ db }) => db.conversationRead.findMany({ where: { conversationId: id } })))
        .map((row) => [row.userId === userId ? "me" : "bia", row.seenCount])
        .sort();
    await markRead(ctx, { conversationId: id, seenCount: 99 });
    await markRead(ctx, { conversationId: id, seenCount: 2 });
    await markRead(bia.ctx, { conversationId: id, seenCount: 3 });
    expect(await seen()).toEqual([
      ["bia", 3],
      ["me", 5],
    ]);
    await markUnread(ctx, [id]);
    expect(await seen()).toEqual([
      ["bia", 3],
      ["me", 4],
    ]);
  });
});
