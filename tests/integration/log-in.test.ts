import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createPasswordReset } from "~/features/auth/create-password-reset.server";
import { requireUser } from "~/features/auth/require-user.server";
import { takeTry } from "~/features/auth/throttle.server";
import { action as account, loader as accountPage } from "~/routes/_app.account";
import { action as forgot } from "~/routes/forgot-password";
import { action as logInPage } from "~/routes/login";
import { action as logOut } from "~/routes/logout";
import { action as reset, loader as resetPage } from "~/routes/reset-password.$token";
import { action as signUp } from "~/routes/signup";
import { aMember, aSession, PASSWORD } from "../factories/a-member";
import { formRequest, pageRequest } from "../setup/form-request";
import { type Outcome, outcomeOf } from "../setup/outcome-of";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let companyId: string;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  companyId = (await db.company()).companyId;
});
afterAll(() => db.close());

let addresses = 0;
/** A caller nobody has heard of yet, so that tests do not share a throttle. */
const stranger = () => ({ clientAddress: `203.0.113.${++addresses}` });

type Action = (args: never) => unknown;
const send = (action: Action, request: Request, context: object = stranger(), params: object = {}) =>
  outcomeOf(() => action({ request, context, params } as never));

const logIn = (email: string, password: string, context?: object, cookie?: string) =>
  send(logInPage as Action, formRequest("/login?next=/contacts", { email, password }, cookie), context);

const isIn = async (cookie: string) =>
  (await outcomeOf(() => requireUser(pageRequest("/contacts", cookie)))).status === 200;

describe("log-in is refused", () => {
  test("with the same words and status for a wrong password and for an e-mail without account", async () => {
    const { email } = await aMember(db, companyId);
    const wrong = await logIn(email, "not this one");
    const unknown = await logIn("nobody@example.com", "not this one");
    expect(wrong.status).toBe(401);
    expect(without(wrong)).toEqual(without(unknown));
  });

  test("after about as much work for both", async () => {
    const { email } = await aMember(db, companyId);
    const time = async (who: string) => {
      const runs: number[] = [];
      for (let run = 0; run < 5; run++) {
        const from = performance.now();
        await logIn(who, "not this one");
        runs.push(performance.now() - from);
      }
      return runs.sort((a, b) => a - b)[2]!;
    };
    await time("warm-up@example.com");
    const [known, unknown] = [await time(email), await time("nobody2@example.com")];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(known).toBeGreaterThan(unknown / 3);
  });

  test("after 8 wrong tries for one e-mail from one address, even with the right password", async () => {
    const { email } = await aMember(db, companyId);
    const here = stranger();
    for (let tries = 0; tries < 8; tries++) expect((await logIn(email, "wrong", here)).status).toBe(401);
    const refused = await logIn(email, PASSWORD, here);
    expect(refused.status).toBe(429);
    expect(refused.failure?.sentence).toMatch(/Espere 15 minutos/);
    expect((await logIn(email, PASSWORD)).status).toBe(302);
  });

  test("and equally for an e-mail without account", async () => {
    const here = stranger();
    for (let tries = 0; tries < 8; tries++) await logIn("ghost@example.com", "wrong", here);
    expect((await logIn("ghost@example.com", "wrong", here)).status).toBe(429);
  });

  test("after 40 wrong tries for one e-mail from many addresses", async () => {
    const { email } = await aMember(db, companyId);
    for (let tries = 0; tries < 39; tries++) await takeTry(db.database, "log-in-account", email);
    expect((await logIn(email, "wrong")).status).toBe(401);
    expect((await logIn(email, PASSWORD)).status).toBe(429);
  });

  test("after 60 e-mails from one address", async () => {
    const here = stranger();
    for (let tries = 0; tries < 59; tries++) await takeTry(db.database, "log-in-address", here.clientAddress);
    expect((await logIn("list60@example.com", "wrong", here)).status).toBe(401);
    expect((await logIn("list61@example.com", "wrong", here)).status).toBe(429);
  });

  test("from another site", async () => {
    const { email } = await aMember(db, companyId);
    const request = formRequest("/login", { email, password: PASSWORD }, undefined, {
      origin: "http://evil.example",
      "sec-fetch-site": "cross-site",
    });
    expect(await send(logInPage as Action, request)).toEqual({
      status: 403,
      messageKey: "common.errors.crossSite",
    });
  });

  test("without e-mail or password, saying which, and never repeating the password", async () => {
    const { status, failure } = await logIn("not an e-mail", "");
    expect(status).toBe(400);
    expect(Object.keys(failure?.fields ?? {})).toEqual(["email", "password"]);
    expect(failure?.values).toEqual({ email: "not an e-mail" });
  });
});

const without = ({ failure, ...outcome }: Outcome) => ({
  ...outcome,
  sentence: failure?.sentence,
  fields: failure?.fields,
});

describe("log-in", () => {
  test("gives a new strict cookie, forgets the one that was there, and goes where one wanted", async () => {
    const { email, cookie: old } = await aMember(db, companyId);
    const { status, to, cookie, setCookie } = await logIn(email.toUpperCase(), PASSWORD, undefined, old);
    expect([status, to]).toEqual([302, "/contacts"]);
    expect(setCookie).toMatch(/^mia_session=\w{20,}; /);
    expect(setCookie).toContain("HttpOnly");
    expect(setCookie).toContain("SameSite=Lax");
    expect(setCookie).not.toContain("Domain");
    expect(cookie).not.toBe(old);
    expect([await isIn(old), await isIn(cookie!)]).toEqual([false, true]);
  });

  test("never takes over an id that the browser brought", async () => {
    const { email } = await aMember(db, companyId);
    const planted = "mia_session=attackerchosenattackerchosenattackerchose";
    const { cookie } = await logIn(email, PASSWORD, undefined, planted);
    expect(cookie).not.toBe(planted);
    expect(await isIn(planted)).toBe(false);
  });

  test("stores no session id that a copy of the database could use", async () => {
    const { cookie } = await aMember(db, companyId);
    const { rows } = await db.admin.query("SELECT id FROM session");
    expect(rows.map(({ id }) => id)).not.toContain(cookie.split("=")[1]);
  });

  test("stays on this site whatever `next` says", async () => {
    const { email } = await aMember(db, companyId);
    const request = formRequest("/login?next=//evil.example", { email, password: PASSWORD });
    expect((await send(logInPage as Action, request)).to).toBe("/");
  });

  test("is forgotten after log-out", async () => {
    const { cookie } = await aMember(db, companyId);
    const out = await send(logOut as Action, formRequest("/logout", {}, cookie));
    expect(out.to).toBe("/login?note=loggedOut");
    expect(out.setCookie).toContain("Max-Age=0");
    expect(await isIn(cookie)).toBe(false);
  });

  test("ends after 30 days without use", async () => {
    const { cookie, userId } = await aMember(db, companyId);
    await db.admin.query("UPDATE session SET expires_at = now() - interval '1 second' WHERE user_id = $1", [
      userId,
    ]);
    expect(await isIn(cookie)).toBe(false);
  });

  test("is asked for on every page, and comes back to it", async () => {
    const { status, to } = await outcomeOf(() => requireUser(pageRequest("/contacts?tag=vip")));
    expect([status, to]).toEqual([302, `/login?next=${encodeURIComponent("/contacts?tag=vip")}`]);
  });
});

describe("a password", () => {
  test("is not changed without the current one, nor to a bad one", async () => {
    const { cookie } = await aMember(db, companyId);
    const change = (current: string, next: string) =>
      send(account as Action, formRequest("/account", { intent: "password", current, next }, cookie));
    expect((await change("wrong", "outra frase longa")).failure?.fields.current).toBe(
      "A senha atual não confere.",
    );
    expect((await change(PASSWORD, "senha123")).failure?.fields.next).toBeDefined();
    expect(await isIn(cookie)).toBe(true);
  });

  test("once changed, ends every other session and keeps this one", async () => {
    const { cookie, userId, email } = await aMember(db, companyId);
    const other = await aSession(userId);
    const fields = { intent: "password", current: PASSWORD, next: "outra frase longa" };
    const { value } = await send(account as Action, formRequest("/account", fields, cookie));
    expect(value).toEqual({ done: "passwordChanged", count: 1 });
    expect([await isIn(cookie), await isIn(other)]).toEqual([true, false]);
    expect((await logIn(email, PASSWORD)).status).toBe(401);
    expect((await logIn(email, "outra frase longa")).status).toBe(302);
  });

  test("forgotten: the page says the same whether there is an account or not", async () => {
    const { email } = await aMember(db, companyId);
    const ask = (who: string) => send(forgot as Action, formRequest("/forgot-password", { email: who }));
    expect(await ask(email)).toEqual(await ask("nobody@example.com"));
  });

  test("reset by a link works once, ends all sessions and voids older links", async () => {
    const { cookie, email } = await aMember(db, companyId);
    const older = (await createPasswordReset(db.database, email))!;
    const link = (await createPasswordReset(db.database, email.toUpperCase()))!;
    const use = (path: string, password = "uma senha bem nova") =>
      send(reset as Action, formRequest(path, { password }), stranger(), { token: path.split("/").at(-1) });
    expect((await use(link.path, "12345678")).failure?.fields.password).toBeDefined();
    expect((await use(link.path)).to).toBe("/login?note=passwordChanged");
    expect((await use(link.path)).status).toBe(400);
    expect((await use(older.path)).status).toBe(400);
    expect(await isIn(cookie)).toBe(false);
    expect((await logIn(email, "uma senha bem nova")).status).toBe(302);
  });

  test("reset by an old or made-up link is refused", async () => {
    const { email } = await aMember(db, companyId);
    const link = (await createPasswordReset(db.database, email, new Date(Date.now() - 3_600_001)))!;
    for (const token of [link.path.split("/").at(-1), "made-up"]) {
      const page = await outcomeOf(() =>
        resetPage({ request: pageRequest("/"), params: { token } } as never),
      );
      expect(page.value).toMatchObject({ open: false });
      const used = await send(reset as Action, formRequest("/", { password: PASSWORD }), stranger(), {
        token,
      });
      expect(used.status).toBe(400);
    }
    expect(await createPasswordReset(db.database, "nobody@example.com")).toBeUndefined();
  });
});

describe("the session list", () => {
  test("ends one's own other sessions, and nobody else's", async () => {
    const me = await aMember(db, companyId);
    const somebody = await aMember(db, companyId);
    const other = await aSession(me.userId);
    const idsOf = async (cookie: string) =>
      (
        (await accountPage({ request: pageRequest("/account", cookie) } as never)) as {
          sessions: { id: string; current: boolean }[];
        }
      ).sessions;
    const end = (id: string) =>
      send(account as Action, formRequest("/account", { intent: "end", id }, me.cookie));
    const [theirs] = await idsOf(somebody.cookie);
    expect((await end(theirs!.id)).status).toBe(404);
    expect(await isIn(somebody.cookie)).toBe(true);
    const mine = (await idsOf(me.cookie)).find(({ current }) => !current)!;
    expect((await end(mine.id)).value).toEqual({ done: "ended" });
    expect([await isIn(other), await isIn(me.cookie)]).toEqual([false, true]);
  });
});

describe("sign-up", () => {
  const fields = (email: string) => ({ company: "Loja", name: "Ana", email, password: PASSWORD });

  test("makes a person, a company with its first fields, and a session", async () => {
    const { to, cookie } = await send(signUp as Action, formRequest("/signup", fields("ana@example.com")));
    expect(to).toBe("/");
    const session = await requireUser(pageRequest("/", cookie));
    expect(session.company).toMatchObject({ name: "Loja", role: "owner" });
    const { rows } = await db.admin.query("SELECT key FROM custom_field WHERE company_id = $1 ORDER BY key", [
      session.company!.id,
    ]);
    expect(rows.map(({ key }) => key)).toEqual(["birthday", "city", "state"]);
  });

  test("with an e-mail that has an account is refused in words that do not say so, and changes nothing", async () => {
    const { email } = await aMember(db, companyId);
    const { status, failure } = await send(signUp as Action, formRequest("/signup", fields(email)));
    expect([status, failure?.fields]).toEqual([409, {}]);
    expect(failure?.sentence).toContain("Não foi possível criar uma conta com estes dados");
    expect((await logIn(email, PASSWORD)).status).toBe(302);
  });

  test("is closed where the installation says so", async () => {
    openTestProcess(db, { SIGNUP: "closed" });
    const { status } = await send(signUp as Action, formRequest("/signup", fields("late@example.com")));
    openTestProcess(db);
    expect(status).toBe(403);
    const { rowCount } = await db.admin.query("SELECT 1 FROM app_user WHERE email = 'late@example.com'");
    expect(rowCount).toBe(0);
  });
});
