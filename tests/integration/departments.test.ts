import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { changeRole, removeMember } from "~/features/companies/change-member.server";
import { changeMembership } from "~/features/companies/change-membership.server";
import { listDepartments } from "~/features/departments/list-departments.server";
import { previewDepartmentRemoval, removeDepartment } from "~/features/departments/remove-department.server";
import { saveDepartment } from "~/features/departments/save-department.server";
import { changeInboxSettings } from "~/features/inbox/change-inbox-settings.server";
import { findConversation } from "~/features/inbox/find-conversation.server";
import { inboxSettingsSchema } from "~/features/inbox/inbox-settings";
import { labelConversations } from "~/features/inbox/label-conversations.server";
import { readInboxSettings } from "~/features/inbox/read-inbox-settings.server";
import { listLabels } from "~/features/labels/list-labels.sql.server";
import { removeLabel } from "~/features/labels/remove-label.sql.server";
import { saveLabel } from "~/features/labels/save-label.server";
import { listQuickReplies } from "~/features/quick-replies/list-quick-replies.server";
import { quickReplySchema } from "~/features/quick-replies/quick-replies.schema";
import { removeQuickReply, saveQuickReply } from "~/features/quick-replies/save-quick-reply.server";
import { callTrpc } from "../setup/call-trpc";
import { refusal } from "../setup/refusal";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { aTeam as openTeam, rowOf } from "./inbox-team-fixture";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
});
afterAll(() => db.close());

const facts = (changes: object = {}) => ({
  name: "Vendas",
  hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
  greeting: "Oi, {{nome}}!",
  away: null,
  autoAssign: true,
  memberIds: [] as string[],
  connectionIds: [] as string[],
  ...changes,
});

async function aCompany() {
  const team = await openTeam(db);
  const owner = await team.member("owner");
  return { ...team, owner, ctx: owner.ctx };
}

const membershipOf = async (userId: string) =>
  String((await db.admin.query("SELECT id FROM membership WHERE user_id = $1", [userId])).rows[0].id);

describe("a department is refused", () => {
  test("with a name that is taken, new or changed", async () => {
    const { ctx } = await aCompany();
    await saveDepartment(ctx, null, facts());
    const { id } = await saveDepartment(ctx, null, facts({ name: "Suporte" }));
    for (const work of [() => saveDepartment(ctx, null, facts()), () => saveDepartment(ctx, id, facts())])
      expect(await refusal(work())).toBe("departments.errors.nameTaken");
  });

  test("with another company's people or numbers, and another company's can be neither changed nor removed", async () => {
    const mine = await aCompany();
    const theirs = await aCompany();
    const { ctx } = mine;
    const { id } = await saveDepartment(theirs.ctx, null, facts());
    const tries: [() => Promise<unknown>, string][] = [
      [() => saveDepartment(ctx, null, facts({ memberIds: [theirs.owner.userId] })), "memberGone"],
      [() => saveDepartment(ctx, null, facts({ connectionIds: [theirs.connectionId] })), "connectionGone"],
      [() => saveDepartment(ctx, id, facts({ name: "Tomado" })), "gone"],
      [() => previewDepartmentRemoval(ctx, id), "gone"],
      [() => removeDepartment(ctx, id), "gone"],
    ];
    for (const [work, why] of tries) expect(await refusal(work())).toBe(`departments.errors.${why}`);
    expect(await listDepartments(ctx)).toEqual([]);
    expect(await listDepartments(theirs.ctx)).toHaveLength(1);
  });

  test("by an agent, and with words that name what nothing fills", async () => {
    const { member, owner } = await aCompany();
    const agent = await member("agent");
    expect((await callTrpc("departments.create", { cookie: agent.cookie, input: facts() })).status).toBe(403);
    const input = facts({ greeting: "Seu pedido {{pedido}}" });
    expect((await callTrpc("departments.create", { cookie: owner.cookie, input })).status).toBe(400);
  });
});

describe("a department", () => {
  test("is kept as it was given; a number has one at a time", async () => {
    const { ctx, owner, connectionId } = await aCompany();
    const input = facts({ memberIds: [owner.userId], connectionIds: [connectionId] });
    const { id } = await saveDepartment(ctx, null, input);
    expect(await listDepartments(ctx)).toEqual([{ id, ...input }]);
    const other = await saveDepartment(
      ctx,
      null,
      facts({ name: "Ajuda", hours: null, connectionIds: [connectionId] }),
    );
    const list = await listDepartments(ctx);
    expect(list.map(({ id, connectionIds, hours }) => [id, connectionIds, hours === null])).toEqual([
      [other.id, [connectionId], true],
      [id, [], false],
    ]);
  });

  test("that goes leaves its conversations with whoever has them, and says how many", async () => {
    const { ctx, owner, conversation, connectionId } = await aCompany();
    const { id } = await saveDepartment(ctx, null, facts({ connectionIds: [connectionId] }));
    const open = await conversation({ departmentId: id, assigneeId: owner.userId });
    const done = await conversation({ departmentId: id, state: "done" });
    expect(await previewDepartmentRemoval(ctx, id)).toEqual({ conversations: 2, open: 1 });
    expect(await removeDepartment(ctx, id)).toEqual({ conversations: 2 });
    expect(await rowOf(ctx, open)).toMatchObject({ departmentId: null, assigneeId: owner.userId });
    expect(await rowOf(ctx, done)).toMatchObject({ departmentId: null });
  });
});

describe("a member", () => {
  test("who goes, or may only read from now on, leaves conversations to nobody", async () => {
    const { ctx, member, conversation, department } = await aCompany();
    for (const leave of [removeMember, (...by: [typeof ctx, string]) => changeRole(...by, "viewer")]) {
      const { userId } = await member("agent");
      await department(`De ${userId}`, userId);
      const ids = [
        await conversation({ assigneeId: userId }),
        await conversation({ assigneeId: userId, state: "done" }),
      ];
      await leave(ctx, await membershipOf(userId));
      for (const id of ids) expect((await rowOf(ctx, id)).assigneeId).toBeNull();
    }
  });

  test("sees less from the next call on, when an admin says so", async () => {
    const { ctx, member, conversation, department } = await aCompany();
    const agent = await member("agent");
    const sales = await department("Vendas");
    const id = await conversation({ departmentId: sales });
    const sees = () => refusal(agent.ctx.read((scope) => findConversation(scope, id)));
    const membershipId = await membershipOf(agent.userId);
    expect(await sees()).toBe("accepted");
    await changeMembership(ctx, membershipId, { visibility: "department" });
    expect(await sees()).toBe("inbox.errors.notFound");
    await changeMembership(ctx, membershipId, { departmentIds: [sales] });
    expect(await sees()).toBe("accepted");
    await changeMembership(ctx, membershipId, { visibility: "own", capacity: 3 });
    expect(await sees()).toBe("inbox.errors.notFound");
  });

  test("is not moved into another company's department, nor by an agent", async () => {
    const { ctx, member } = await aCompany();
    const other = await aCompany();
    const agent = await member("agent");
    const membershipId = await membershipOf(agent.userId);
    const theirs = await other.department("Deles");
    expect(await refusal(changeMembership(ctx, membershipId, { departmentIds: [theirs] }))).toBe(
      "inbox-team.errors.departmentGone",
    );
    expect(await refusal(changeMembership(other.ctx, membershipId, { visibility: "own" }))).toBe(
      "companies.errors.memberGone",
    );
    const input = { membershipId, visibility: "all" };
    expect((await callTrpc("team.changeWork", { cookie: agent.cookie, input })).status).toBe(403);
  });
});

describe("labels", () => {
  test("have a name each, and go from every conversation that has them", async () => {
    const { ctx, conversation } = await aCompany();
    const { id } = await saveLabel(ctx, null, { name: "VIP", color: 2 });
    const { id: other } = await saveLabel(ctx, null, { name: "Troca", color: 0 });
    expect(await refusal(saveLabel(ctx, null, { name: "VIP", color: 1 }))).toBe("labels.errors.nameTaken");
    expect(await refusal(saveLabel(ctx, other, { name: "VIP", color: 1 }))).toBe("labels.errors.nameTaken");
    const with2 = await conversation();
    await labelConversations(ctx, { ids: [with2], add: [id, other], remove: [] });
    expect((await listLabels(ctx)).map(({ name, conversations }) => [name, conversations])).toEqual([
      ["Troca", 1],
      ["VIP", 1],
    ]);
    expect(await removeLabel(ctx, id)).toEqual({ conversations: 1 });
    expect((await rowOf(ctx, with2)).labelIds).toEqual([other]);
    expect(await refusal(removeLabel(ctx, id))).toBe("labels.errors.gone");
  });
});

describe("quick replies", () => {
  test.each([
    ["/Preço", "preço"],
    ["  //PIX ", "pix"],
    ["com espaço", null],
    ["", null],
    ["/", null],
    ["a".repeat(33), null],
  ])("the shortcut %p is kept as %p", (shortcut, kept) => {
    const parsed = quickReplySchema.safeParse({ shortcut, text: "Oi, {{nome}}" });
    expect(parsed.success ? parsed.data.shortcut : null).toBe(kept);
  });

  test("have a shortcut each, and are changed and removed", async () => {
    const { ctx } = await aCompany();
    const { id } = await saveQuickReply(ctx, null, { shortcut: "pix", text: "Nossa chave…" });
    await saveQuickReply(ctx, null, { shortcut: "oi", text: "Oi!" });
    expect(await refusal(saveQuickReply(ctx, null, { shortcut: "pix", text: "Outra" }))).toBe(
      "quick-replies.errors.shortcutTaken",
    );
    expect(await refusal(saveQuickReply(ctx, id, { shortcut: "oi", text: "Outra" }))).toBe(
      "quick-replies.errors.shortcutTaken",
    );
    await saveQuickReply(ctx, id, { shortcut: "pix", text: "Chave nova" });
    expect((await listQuickReplies(ctx)).map(({ shortcut, text }) => [shortcut, text])).toEqual([
      ["oi", "Oi!"],
      ["pix", "Chave nova"],
    ]);
    await removeQuickReply(ctx, id);
    expect(await refusal(removeQuickReply(ctx, id))).toBe("quick-replies.errors.gone");
  });
});

test("what a company decides about its inbox has its defaults, and keeps what it is not asked about", async () => {
  const { ctx } = await aCompany();
  const read = () => ctx.read(readInboxSettings);
  expect(await read()).toEqual(inboxSettingsSchema.parse({}));
  await changeInboxSettings(ctx, { undoSeconds: 10, survey: { on: true, question: "De 1 a 5?" } });
  await changeInboxSettings(ctx, { reopenTo: "nobody" });
  expect(await read()).toMatchObject({
    undoSeconds: 10,
    autoAssign: false,
    reopenTo: "nobody",
    survey: { on: true, question: "De 1 a 5?" },
  });
});
