import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { PageSession } from "~/features/auth/require-company.server";
import { actOnCompanyPhone } from "~/features/sandbox/act-on-company-phone.server";
import { loadCompanyPhones } from "~/features/sandbox/load-company-phones.server";
import { addWhatsappConnection } from "~/features/whatsapp/add-whatsapp-connection.server";
import { changePace } from "~/features/whatsapp/change-pace.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

setDefaultTimeout(30_000);

const OWN = "+5511900000901";
const THEIRS = "+5511900000902";
const FREE = "+5511900000903";
const device = { id: 1, linkedAt: 0, connected: true, online: false };
const LISTED = [
  { phone: OWN, name: "Loja", devices: [device] },
  { phone: THEIRS, name: "Outra", devices: [device] },
  { phone: FREE, name: "Livre", devices: [] },
];

let db: TestDatabase;
let own: CompanyContext;
let theirs: CompanyContext;
let door: ReturnType<typeof Bun.serve>;
let told: { path: string; body: Record<string, unknown> }[] = [];
const ids: Record<string, string> = {};

/** A number that talks to the sandbox, was linked with this phone, and shows a code. */
async function number(ctx: CompanyContext, phone: string, qr: string): Promise<string> {
  const { id } = await addWhatsappConnection(ctx, { name: phone, server: "sandbox" });
  await ctx.transaction(async (tx) => {
    const externalId = `whatsapp:${phone.slice(1)}`;
    await tx.db.connection.updateMany({ where: { id }, data: { address: phone, externalId } });
    const data = { wanted: "linking", qr, pace: { off: true } };
    await tx.db.whatsappSession.updateMany({ where: { connectionId: id }, data });
  });
  return id;
}

beforeAll(async () => {
  door = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const path = decodeURIComponent(new URL(request.url).pathname.replace("/sandbox/whatsapp", ""));
      if (request.method === "POST") {
        told.push({ path, body: (await request.json()) as Record<string, unknown> });
        return Response.json({ ok: true });
      }
      if (path === "") return Response.json({ phones: LISTED });
      const found = LISTED.find(({ phone }) => path === `/phones/${phone}`);
      const chats = [{ phone: "+5511900000100", name: "Ana", typing: false, messages: [] }];
      return found
        ? Response.json({ ...found, notifies: true, chats })
        : Response.json({ error: "no such phone" }, { status: 404 });
    },
  });
  db = await openTestDatabase();
  openTestProcess(db, { SANDBOX_PORT: String(door.port) });
  [own, theirs] = [await db.company(), await db.company()];
  ids.own = await number(own, OWN, "2@own,a,b,c");
  ids.theirs = await number(theirs, THEIRS, "2@theirs,a,b,c");
});
beforeEach(() => {
  told = [];
});
afterAll(async () => {
  await door.stop(true);
  await db.close();
});

async function act(fields: Record<string, string>, role: PageSession["role"] = "agent"): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  try {
    await actOnCompanyPhone({ ctx: own, role } as PageSession, form);
    return "done";
  } catch (error) {
    if (error instanceof AppError) return error.messageKey;
    throw error;
  }
}

describe("a company touches only the pretend phones of its own numbers", () => {
  test.each([
    ["unlink", { device: "1" }],
    ["close", { code: "401" }],
    ["send", { to: "+5511900000100", text: "taken" }],
    ["scan-text", { qr: "2@any-code-that-somebody-has-seen,a,b,c" }],
    ["type-code", { code: "K7QF-2M9X" }],
  ])(
    "%s on another company's phone is refused, and nothing is asked of the sandbox",
    async (intent, more) => {
      expect(await act({ intent, phone: THEIRS, ...more })).toBe("sandbox.errors.otherPhone");
      expect(told).toEqual([]);
    },
  );
  test.each([
    ["unlink", { device: "1" }],
    ["close", { code: "401" }],
    ["send", { to: "+5511900000100", text: "taken" }],
  ])("%s on a free phone is refused: it may have been somebody's", async (intent, more) => {
    expect(await act({ intent, phone: FREE, ...more })).toBe("sandbox.errors.otherPhone");
  });
  test("another company's code is not found", async () => {
    expect(await act({ intent: "scan", phone: FREE, connectionId: ids.theirs! })).toBe(
      "sandbox.errors.codeGone",
    );
    expect(told).toEqual([]);
  });
  test("a viewer only looks", async () => {
    expect(await act({ intent: "unlink", phone: OWN, device: "1" }, "viewer")).toBe("auth.errors.roleTooLow");
  });
  test("a free phone reads the company's own code, under the phone's name", async () => {
    expect(await act({ intent: "scan", phone: FREE, connectionId: ids.own! })).toBe("done");
    expect(told).toEqual([{ path: "/scan", body: { phone: FREE, name: "Livre", qr: "2@own,a,b,c" } }]);
  });
  test("its own phone leaves a device, and ends with a code or a cut", async () => {
    expect(await act({ intent: "unlink", phone: OWN, device: "1" })).toBe("done");
    expect(await act({ intent: "close", phone: OWN, code: "515" })).toBe("done");
    expect(await act({ intent: "close", phone: OWN, code: "cut" })).toBe("done");
    expect(told.map(({ body }) => body.code ?? body.device)).toEqual([1, 515, "cut"]);
  });
  test("the page shows own phones and free ones; of a free one no chat", async () => {
    const view = await loadCompanyPhones(own, new URLSearchParams(), 0);
    expect(view.phones.map(({ phone }) => phone)).toEqual([OWN, FREE]);
    expect(view.waiting.map(({ connectionId }) => connectionId)).toEqual([ids.own!]);
    expect(view.open?.chats).toHaveLength(1);
    const free = await loadCompanyPhones(own, new URLSearchParams({ phone: FREE }), 0);
    expect(free.open?.chats).toEqual([]);
    const stolen = await loadCompanyPhones(own, new URLSearchParams({ phone: THEIRS }), 0);
    expect(stolen.open?.phone).toBe(OWN);
  });
});

describe("a person's own pace", () => {
  const paceOf = async () => {
    const row = await own.read(({ db }) =>
      db.whatsappSession.findFirst({ where: { connectionId: ids.own }, select: { pace: true } }),
    );
    return row?.pace as unknown;
  };
  test.each([
    ["a pause whose end is before its beginning", { minGapSeconds: 60, maxGapSeconds: 30 }],
    ["no number", { perDay: Number.NaN }],
    ["under the floor", { minGapSeconds: 1 }],
  ])("is refused: %s", async (_, pace) => {
    await expect(changePace(own, ids.own!, pace)).rejects.toMatchObject({
      messageKey: "whatsapp.pace.wrong",
    });
  });
  test("is refused on another company's number", async () => {
    await expect(changePace(own, ids.theirs!, { perDay: 5 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
  test("replaces the one before, and leaves the switch of benchmarks alone", async () => {
    await changePace(own, ids.own!, { perDay: 10, perHour: 3 });
    await changePace(own, ids.own!, { perDay: 12, off: false });
    expect(await paceOf()).toEqual({ perDay: 12, off: true });
  });
});
