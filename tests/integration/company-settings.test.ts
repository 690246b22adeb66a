import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { listAudit } from "~/features/audit/list-audit.server";
import { recordAudit } from "~/features/audit/record-audit.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { readCompanySettings } from "~/features/companies/company-settings.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { loader as shell } from "~/routes/_app";
import { loader as keysPage } from "~/routes/_app.settings.api-keys";
import { loader as auditPage } from "~/routes/_app.settings.audit";
import { loader as companyPage, action as save } from "~/routes/_app.settings.company";
import { loader as teamPage } from "~/routes/_app.settings.team";
import { aMember } from "../factories/a-member";
import { formRequest, pageRequest } from "../setup/form-request";
import { outcomeOf } from "../setup/outcome-of";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let ctx: CompanyContext;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  ctx = await db.company();
});
afterAll(() => db.close());

const form = {
  name: "Casa Aurora",
  timeZone: "America/Manaus",
  day: ["1", "2", "3"],
  from: "08:30",
  to: "19:00",
  capMessages: "",
  capHours: "24",
  rate: "",
};
const send = (fields: object, cookie: string) =>
  outcomeOf(() =>
    save({ request: formRequest("/settings/company", { ...form, ...fields }, cookie) } as never),
  );

describe("company settings", () => {
  test.each([
    ["an empty name", { name: " " }, "name"],
    ["a name of 121 letters", { name: "a".repeat(121) }, "name"],
    ["a zone that does not exist", { timeZone: "Mars/Olympus" }, "timeZone"],
    ["no day", { day: [] }, "days"],
    ["a day that is none", { day: ["8"] }, "days"],
    ["hours that are none", { from: "soon" }, "to"],
    ["a window of no time", { from: "09:00", to: "09:00" }, "to"],
    ["a cap of zero", { capMessages: "0" }, "capMessages"],
    ["a cap of words", { capMessages: "many" }, "capMessages"],
    ["a pace of half a message", { rate: "0.5" }, "rate"],
    ["a cap over no hours", { capHours: "" }, "capHours"],
  ])("with %s are refused at that field, and nothing changes", async (_, fields, field) => {
    const { cookie } = await aMember(db, ctx.companyId);
    const before = await readCompanySettings(ctx);
    const { status, failure } = await send(fields, cookie);
    expect([status, Object.keys(failure?.fields ?? {})]).toEqual([400, [field]]);
    expect(failure?.fields[field]).not.toMatch(/errors\.|Algo falhou/);
    expect(await readCompanySettings(ctx)).toEqual(before);
  });

  test("are saved, and the audit log names the fields that changed", async () => {
    const own = await db.company("Loja");
    const { cookie, userId } = await aMember(db, own.companyId, "admin");
    expect((await send({ name: "Loja", capMessages: "3" }, cookie)).value).toEqual({ saved: true });
    expect(await readCompanySettings(own)).toEqual({
      name: "Loja",
      timeZone: "America/Manaus",
      sendWindow: { days: [1, 2, 3], from: "08:30", to: "19:00" },
      capMessages: 3,
      capHours: 24,
      rate: null,
    });
    const { items } = await listAudit(own);
    expect(items.map(({ action, actor, fields }) => [action, actor.id, fields.sort()])).toEqual([
      ["company.changed", userId, ["capMessages", "sendWindow", "timeZone"]],
    ]);
  });

  test("saved again without a change leave no trace", async () => {
    const own = await db.company("Loja");
    const { cookie } = await aMember(db, own.companyId);
    await send({}, cookie);
    await send({}, cookie);
    expect((await listAudit(own)).items).toHaveLength(1);
  });

  test("until midnight means 24:00", async () => {
    const own = await db.company("Noturna");
    const { cookie } = await aMember(db, own.companyId);
    await send({ from: "18:00", to: "00:00" }, cookie);
    expect((await readCompanySettings(own)).sendWindow).toMatchObject({ from: "18:00", to: "24:00" });
  });
});

describe("pages under settings", () => {
  const pages = { shell, teamPage, companyPage, keysPage, auditPage };
  const open: Record<keyof typeof pages, Role[]> = {
    shell: ["viewer", "agent", "admin", "owner"],
    teamPage: ["viewer", "agent", "admin", "owner"],
    companyPage: ["admin", "owner"],
    keysPage: ["admin", "owner"],
    auditPage: ["admin", "owner"],
  };
  test.each(["viewer", "agent", "admin", "owner"] as Role[])(
    "show a %s what the role may see",
    async (role) => {
      const { cookie } = await aMember(db, ctx.companyId, role);
      for (const [name, loader] of Object.entries(pages) as [keyof typeof pages, (typeof pages)["shell"]][]) {
        const { status } = await outcomeOf(() => loader({ request: pageRequest("/x", cookie) } as never));
        expect([name, status]).toEqual([name, open[name].includes(role) ? 200 : 403]);
      }
    },
  );

  test("send somebody without a session to the log-in", async () => {
    for (const loader of Object.values(pages)) {
      const { status, to } = await outcomeOf(() => loader({ request: pageRequest("/settings/x") } as never));
      expect([status, to]).toEqual([302, "/login?next=%2Fsettings%2Fx"]);
    }
  });

  test("show invitations only to who may make them", async () => {
    const { cookie } = await aMember(db, ctx.companyId, "viewer");
    const page = await outcomeOf(() => teamPage({ request: pageRequest("/settings/team", cookie) } as never));
    expect(page.value).toMatchObject({ mayInvite: false, invitations: [] });
  });
});

test("a role that was taken away is refused with the next request", async () => {
  const admin = await aMember(db, ctx.companyId, "admin");
  const ask = () => outcomeOf(() => requireCompany(pageRequest("/", admin.cookie), "admin"));
  expect((await ask()).status).toBe(200);
  await db.admin.query("UPDATE membership SET role = 'viewer' WHERE user_id = $1", [admin.userId]);
  expect(await ask()).toEqual({ status: 403, messageKey: "auth.errors.roleTooLow" });
});

test("the audit log pages back and forth by keyset, and shows no other company's entries", async () => {
  const own = await db.company("Cheia");
  for (let at = 0; at < 7; at++) {
    await own.transaction((tx) => recordAudit(tx, { action: `test.${at}`, subjectType: "test" }));
  }
  const actions = (page: { items: { action: string }[] }) =>
    page.items.map(({ action }) => action.slice(5)).join("");
  const first = await listAudit(own, { size: 3 });
  const second = await listAudit(own, { size: 3, after: first.next! });
  const third = await listAudit(own, { size: 3, after: second.next! });
  expect([actions(first), actions(second), actions(third)]).toEqual(["654", "321", "0"]);
  expect([first.previous, third.next]).toEqual([null, null]);
  const back = await listAudit(own, { size: 3, before: third.previous! });
  expect(actions(back)).toBe("321");
  const start = await listAudit(own, { size: 3, before: back.previous! });
  expect([actions(start), start.previous]).toEqual(["654", null]);
  expect((await listAudit(await db.company("Vazia"))).items).toEqual([]);
});
