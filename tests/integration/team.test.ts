import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { findSession } from "~/features/auth/find-session.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { createCompany } from "~/features/companies/create-company.server";
import { inviteMember, revokeInvitation } from "~/features/companies/invite-member.server";
import { listTeam } from "~/features/companies/list-team.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { action as team } from "~/routes/_app.settings.team";
import { loader as inviteLoader, action as invitePage } from "~/routes/invite.$token";
import { action as switchCompany } from "~/routes/switch-company";
import { aMember, type Member, PASSWORD } from "../factories/a-member";
import { formRequest, pageRequest } from "../setup/form-request";
import { outcomeOf } from "../setup/outcome-of";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
});
afterAll(() => db.close());

/** A company with one owner. */
async function aCompany(name = "Casa Aurora"): Promise<{ ctx: CompanyContext; owner: Member }> {
  const { companyId } = await db.company(name);
  const owner = await aMember(db, companyId);
  return { owner, ctx: db.as(companyId, { kind: "member", userId: owner.userId, role: "owner" }) };
}

const membershipOf = async (ctx: CompanyContext, userId: string) =>
  (await listTeam(ctx)).members.find((member) => member.userId === userId)?.membershipId ??
  crypto.randomUUID();

const send = (fields: Record<string, string>, cookie: string) =>
  outcomeOf(() => team({ request: formRequest("/settings/team", fields, cookie) } as never));

const open = (path: string, fields: Record<string, string>, cookie?: string) =>
  outcomeOf(() =>
    invitePage({
      request: formRequest(path, fields, cookie),
      params: { token: path.split("/").at(-1) },
      context: { clientAddress: `203.0.113.${Math.floor(Math.random() * 250)}` },
    } as never),
  );

const roleOf = async (ctx: CompanyContext, userId: string) =>
  (await listTeam(ctx)).members.find((member) => member.userId === userId)?.role;

describe("an invitation lets nobody in", () => {
  const person = { name: "Bruno", email: "bruno@example.com", password: PASSWORD };
  const invitations: [string, (ctx: CompanyContext, id: string) => Promise<unknown>][] = [
    ["after it was revoked", (ctx, id) => revokeInvitation(ctx, id)],
    [
      "after seven days",
      (_, id) => db.admin.query("UPDATE invitation SET expires_at = now() WHERE id = $1", [id]),
    ],
    [
      "after it was used",
      (_, id) => db.admin.query("UPDATE invitation SET accepted_at = now() WHERE id = $1", [id]),
    ],
  ];
  test.each(invitations)("%s", async (_, spoil) => {
    const { ctx } = await aCompany();
    const { path, invitationId } = await inviteMember(ctx, { role: "agent" });
    await spoil(ctx, invitationId);
    const { status, failure } = await open(path, person);
    expect([status, failure?.sentence]).toEqual([
      404,
      "Este convite não vale mais: foi usado, cancelado ou passou de 7 dias.",
    ]);
    const page = await outcomeOf(() =>
      inviteLoader({ request: pageRequest(path), params: { token: path.split("/").at(-1) } } as never),
    );
    expect(page.value).toMatchObject({ invitation: null, known: true });
    expect((await listTeam(ctx)).members).toHaveLength(1);
  });

  test("that is made up", async () => {
    expect((await open("/invite/made-up", person)).status).toBe(404);
    const { rowCount } = await db.admin.query("SELECT 1 FROM app_user WHERE email = $1", [person.email]);
    expect(rowCount).toBe(0);
  });

  test("with another e-mail than the invited one, with or without an account", async () => {
    const { ctx } = await aCompany();
    const { owner: stranger } = await aCompany("Outra");
    const { path } = await inviteMember(ctx, { role: "agent", email: "Invited@Example.com" });
    expect((await open(path, person)).status).toBe(403);
    const { status, failure } = await open(path, {}, stranger.cookie);
    expect([status, failure?.sentence]).toEqual([
      403,
      "Este convite é para invited@example.com. Entre com essa conta, ou peça um convite para a sua.",
    ]);
    expect((await listTeam(ctx)).members).toHaveLength(1);
  });

  test("as a new person with the e-mail of an account", async () => {
    const { ctx, owner } = await aCompany();
    const { path } = await inviteMember(ctx, { role: "admin" });
    const { status } = await open(path, { ...person, email: owner.email });
    expect(status).toBe(409);
    expect((await listTeam(ctx)).invitations).toHaveLength(1);
  });

  test("twice: of two people at the same moment one gets in", async () => {
    const { ctx } = await aCompany();
    const { path } = await inviteMember(ctx, { role: "viewer" });
    const people = ["one@example.com", "two@example.com"];
    const answers = await Promise.all(people.map((email) => open(path, { ...person, email })));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 404]);
    expect((await listTeam(ctx)).members).toHaveLength(2);
    const { rowCount } = await db.admin.query("SELECT 1 FROM app_user WHERE email = ANY($1)", [people]);
    expect(rowCount).toBe(1);
  });

  test("who is in already, and stays good for somebody else", async () => {
    const { ctx, owner } = await aCompany();
    const { path } = await inviteMember(ctx, { role: "viewer" });
    expect((await open(path, {}, owner.cookie)).status).toBe(409);
    expect(await roleOf(ctx, owner.userId)).toBe("owner");
    expect((await listTeam(ctx)).invitations).toHaveLength(1);
  });
});

describe("an invitation", () => {
  test("brings a new person in, with its role, looking at the new company", async () => {
    const { ctx } = await aCompany();
    const { path } = await inviteMember(ctx, { role: "agent", email: "carla@example.com" });
    const { to, cookie } = await open(path, {
      name: "Carla",
      email: "carla@example.com",
      password: PASSWORD,
    });
    expect(to).toBe("/");
    const session = await findSession(pageRequest("/", cookie));
    expect(session?.company).toMatchObject({ id: ctx.companyId, role: "agent" });
  });

  test("brings somebody of another company in, who then has both", async () => {
    const { ctx } = await aCompany("Nova");
    const { owner } = await aCompany("Antiga");
    const { path } = await inviteMember(ctx, { role: "viewer" });
    const { cookie } = await open(path, {}, owner.cookie);
    const session = await findSession(pageRequest("/", cookie));
    expect(session?.companies.map(({ name, role }) => [name, role])).toEqual([
      ["Antiga", "owner"],
      ["Nova", "viewer"],
    ]);
    expect(session?.company?.name).toBe("Nova");
  });

  test("of another company can be neither seen nor revoked", async () => {
    const { ctx } = await aCompany();
    const { owner: other, ctx: otherCtx } = await aCompany("Outra");
    const { invitationId } = await inviteMember(ctx, { role: "viewer" });
    expect((await send({ intent: "revoke", id: invitationId }, other.cookie)).status).toBe(404);
    expect((await listTeam(otherCtx)).invitations).toEqual([]);
    expect((await listTeam(ctx)).invitations).toHaveLength(1);
  });
});

describe("roles", () => {
  test("the last owner can neither step down nor leave", async () => {
    const { ctx, owner } = await aCompany();
    const id = await membershipOf(ctx, owner.userId);
    for (const fields of [
      { intent: "role", id, role: "admin" },
      { intent: "remove", id },
    ]) {
      const { status, failure } = await send(fields as Record<string, string>, owner.cookie);
      expect(status).toBe(409);
      expect(failure?.sentence).toContain("pelo menos um dono");
    }
    expect(await roleOf(ctx, owner.userId)).toBe("owner");
  });

  test("two owners removing each other at the same moment leave one", async () => {
    for (let round = 0; round < 5; round++) {
      const { ctx, owner } = await aCompany();
      const second = await aMember(db, ctx.companyId, "owner");
      const ids = [await membershipOf(ctx, owner.userId), await membershipOf(ctx, second.userId)];
      const answers = await Promise.all([
        send({ intent: "remove", id: ids[1]! }, owner.cookie),
        send({ intent: "remove", id: ids[0]! }, second.cookie),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect((await listTeam(ctx)).members).toHaveLength(1);
    }
  });

  test("an admin manages everybody but owners, and makes none", async () => {
    const { ctx, owner } = await aCompany();
    const admin = await aMember(db, ctx.companyId, "admin");
    const agent = await aMember(db, ctx.companyId, "agent");
    const ownerId = await membershipOf(ctx, owner.userId);
    const agentId = await membershipOf(ctx, agent.userId);
    const tries: [Record<string, string>, number][] = [
      [{ intent: "role", id: ownerId, role: "viewer" }, 403],
      [{ intent: "remove", id: ownerId }, 403],
      [{ intent: "role", id: agentId, role: "owner" }, 403],
      [{ intent: "role", id: agentId, role: "king" }, 400],
      [{ intent: "role", id: agentId, role: "admin" }, 200],
      [{ intent: "remove", id: agentId }, 200],
    ];
    for (const [fields, status] of tries) expect((await send(fields, admin.cookie)).status).toBe(status);
    expect(await roleOf(ctx, owner.userId)).toBe("owner");
    expect(await roleOf(ctx, agent.userId)).toBeUndefined();
  });

  test.each(["agent", "viewer"] as Role[])("an %s changes nothing about the team", async (role) => {
    const { ctx, owner } = await aCompany();
    const member = await aMember(db, ctx.companyId, role);
    const id = await membershipOf(ctx, owner.userId);
    const forms: Record<string, string>[] = [
      { intent: "invite", email: "", role: "admin" },
      { intent: "role", id, role: "viewer" },
      { intent: "remove", id },
    ];
    for (const fields of forms) {
      expect((await send(fields, member.cookie)).status).toBe(403);
    }
  });

  test("somebody taken out sees nothing from the next request on", async () => {
    const { ctx, owner } = await aCompany();
    const agent = await aMember(db, ctx.companyId, "agent");
    await send({ intent: "remove", id: await membershipOf(ctx, agent.userId) }, owner.cookie);
    const { status, to } = await outcomeOf(() => requireCompany(pageRequest("/contacts", agent.cookie)));
    expect([status, to]).toEqual([302, "/companies/new"]);
  });

  test("every change is in the audit log, with who did it", async () => {
    const { ctx, owner } = await aCompany();
    const agent = await aMember(db, ctx.companyId, "agent");
    const id = await membershipOf(ctx, agent.userId);
    await send({ intent: "invite", email: "", role: "agent" }, owner.cookie);
    await send({ intent: "role", id, role: "viewer" }, owner.cookie);
    await send({ intent: "remove", id }, owner.cookie);
    const entries = await ctx.read(({ db }) => db.auditEntry.findMany({ orderBy: { id: "asc" } }));
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual(
      ["invitation.created", "member.role-changed", "member.removed"].map((action) => [action, owner.userId]),
    );
  });
});

describe("the company switcher", () => {
  const switchTo = (companyId: string, cookie: string) =>
    outcomeOf(() =>
      switchCompany({ request: formRequest("/switch-company", { companyId }, cookie) } as never),
    );

  test("refuses a company that is not one's own, or no company at all", async () => {
    const { owner } = await aCompany();
    const { ctx: foreign } = await aCompany("Alheia");
    for (const id of [foreign.companyId, crypto.randomUUID(), "x", ""]) {
      expect((await switchTo(id, owner.cookie)).status).toBe(403);
    }
    expect((await requireCompany(pageRequest("/", owner.cookie))).company.name).toBe("Casa Aurora");
  });

  test("moves this session only", async () => {
    const { userId, companyId } = await createCompany(db.database, {
      name: "Primeira",
      email: "duas@example.com",
      password: PASSWORD,
    });
    const second = await createCompany(
      db.database,
      { name: "Segunda", email: "duas@example.com", password: PASSWORD },
      { allowExistingUser: true },
    );
    expect(second.userId).toBe(userId);
    const { aSession } = await import("../factories/a-member");
    const [here, there] = [await aSession(userId, companyId), await aSession(userId, companyId)];
    expect((await switchTo(second.companyId, here)).to).toBe("/");
    const names = [here, there].map(
      async (cookie) => (await requireCompany(pageRequest("/", cookie))).company.name,
    );
    expect(await Promise.all(names)).toEqual(["Segunda", "Primeira"]);
  });

  test("a further company needs the account's own password", async () => {
    const { owner } = await aCompany();
    const input = { name: "Roubada", email: owner.email, password: "not theirs at all" };
    await expect(createCompany(db.database, input, { allowExistingUser: true })).rejects.toThrow(
      "cannotSignUp",
    );
  });
});
