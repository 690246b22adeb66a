import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { createTemplate } from "~/channels/meta-cloud/create-template";
import { debugToken } from "~/channels/meta-cloud/debug-token";
import { deleteTemplate } from "~/channels/meta-cloud/delete-template";
import { discoverAccounts } from "~/channels/meta-cloud/discover-accounts";
import { getPhoneNumber } from "~/channels/meta-cloud/get-phone-number";
import { listTemplates } from "~/channels/meta-cloud/list-templates";
import type { MetaAccess } from "~/channels/meta-cloud/meta-access";
import { subscribeApp } from "~/channels/meta-cloud/subscribe-app";
import { uploadHeaderMedia } from "~/channels/meta-cloud/upload-header-media";
import { uploadMedia } from "~/channels/meta-cloud/upload-media";
import { type CarrierStub, type StubAnswer, type StubRequest, startCarrierStub } from "./stub/carrier-stub";

let stub: CarrierStub;
let access: MetaAccess;
beforeAll(async () => {
  stub = await startCarrierStub(4221);
  access = { baseUrl: stub.url, apiVersion: "v24.0", token: "t0ken" };
});
afterAll(() => stub.stop());
beforeEach(() => {
  stub.requests.length = 0;
});

const json = (value: unknown, status = 200): StubAnswer => ({ status, json: value });
const error = (code: number, message = "m") => json({ error: { code, message } }, 400);
const urlOf = ({ path }: StubRequest) => new URL(path, "http://x");
const refusal = (reason: string, mayHaveHappened: boolean) => ({
  ok: false,
  refusal: expect.objectContaining({ reason, mayHaveHappened }),
});
const picture = { bytes: new Blob(["abc"]), filename: "a.jpg", mimeType: "image/jpeg" };
const streamed = () => ({ ...picture, body: picture.bytes.stream(), bytes: picture.bytes.size });

describe("whatever Meta does, a management call answers a value", () => {
  const calls: [string, () => Promise<unknown>][] = [
    ["debugToken", () => debugToken(access)],
    ["getPhoneNumber", () => getPhoneNumber(access, "1")],
    ["subscribeApp", () => subscribeApp(access, "1")],
    ["listTemplates", () => listTemplates(access, "1")],
    ["createTemplate", () => createTemplate(access, "1", {})],
    ["deleteTemplate", () => deleteTemplate(access, "1", "x")],
    ["uploadMedia", () => uploadMedia(access, "1", streamed())],
    ["uploadHeaderMedia", () => uploadHeaderMedia(access, "1", picture)],
    ["discoverAccounts", () => discoverAccounts(access)],
  ];
  test.each(calls)("%s", async (_name, call) => {
    const wire: [StubAnswer, object][] = [
      [error(190), refusal("token-dead", false)],
      ["close", refusal("transient", true)],
      ["half", refusal("transient", true)],
      [{ status: 200, text: "<html>" }, refusal("transient", true)],
      [{ status: 502, text: "" }, refusal("transient", true)],
    ];
    for (const [answer, expected] of wire) {
      stub.answer = answer;
      expect(await call()).toMatchObject(expected);
    }
  });

  test("nobody listening means that it did not happen", async () => {
    const nobody = { ...access, baseUrl: "http://127.0.0.1:4229" };
    expect(await createTemplate(nobody, "1", {})).toMatchObject(refusal("transient", false));
  });
});

describe("a number", () => {
  test("has quality, speed and the portfolio's limit", async () => {
    stub.answer = json({
      id: "4001",
      display_phone_number: "+55 11 3000-1000",
      verified_name: "Loja Sol",
      quality_rating: "YELLOW",
      status: "CONNECTED",
      throughput: { level: "HIGH" },
      messaging_limit_tier: "TIER_250",
      whatsapp_business_manager_messaging_limit: "TIER_10K",
    });
    expect(await getPhoneNumber(access, "4001")).toMatchObject({
      ok: true,
      value: { quality: "yellow", messagesPerSecond: 1000, dailyLimit: 10_000, verifiedName: "Loja Sol" },
    });
  });

  test("is asked for again without the field that an older version does not know", async () => {
    stub.answer = (request) =>
      request.path.includes("manager_messaging_limit")
        ? error(100, "(#100) Tried accessing nonexisting field")
        : json({ id: "4001", messaging_limit_tier: "TIER_1K" });
    expect(await getPhoneNumber(access, "4001")).toMatchObject({
      ok: true,
      value: { dailyLimit: 1000, quality: "unknown" },
    });
  });

  test("beside the phone app sends twenty a second", async () => {
    stub.answer = json({ id: "4001", is_on_biz_app: true, throughput: { level: "STANDARD" } });
    expect(await getPhoneNumber(access, "4001")).toMatchObject({ value: { messagesPerSecond: 20 } });
  });
});

describe("templates", () => {
  const page = (ids: string[], after: string | undefined, next: boolean) =>
    json({
      data: ids.map((id) => ({ id })),
      paging: { cursors: { after }, ...(next && { next: "http://evil.example/steal" }) },
    });

  test("are read from all pages, by cursor and never by the URL in the answer", async () => {
    stub.answer = (request) => {
      const after = urlOf(request).searchParams.get("after");
      return after === null ? page(["1", "2"], "A", true) : page(["3"], "B", false);
    };
    const answer = await listTemplates(access, "5001");
    expect(answer.ok && answer.value.map((row) => (row as { id: string }).id)).toEqual(["1", "2", "3"]);
    expect(stub.requests).toHaveLength(2);
  });

  test("start again once without the cursor when Meta refuses it (131059)", async () => {
    let refusedOnce = false;
    stub.answer = (request) => {
      if (urlOf(request).searchParams.get("after") === null) return page(["1"], "A", true);
      if (refusedOnce) return page(["2"], undefined, false);
      refusedOnce = true;
      return error(131_059);
    };
    const answer = await listTemplates(access, "5001");
    expect(answer.ok && answer.value).toHaveLength(2);
  });

  test("a cursor that is refused for ever is a refusal, not a loop", async () => {
    stub.answer = (request) =>
      urlOf(request).searchParams.get("after") === null ? page(["1"], "A", true) : error(131_059);
    expect(await listTemplates(access, "5001")).toMatchObject({ ok: false });
  });

  test("a cursor that leads to itself ends", async () => {
    stub.answer = page(["1"], "A", true);
    const answer = await listTemplates(access, "5001");
    expect(answer.ok && answer.value).toHaveLength(1);
  });

  test("creating shows Meta's own sentence to the author", async () => {
    stub.answer = json(
      { error: { code: 2_388_299, error_user_msg: "Variables at the end", message: "m" } },
      400,
    );
    expect(await createTemplate(access, "5001", { name: "x" })).toMatchObject({
      refusal: { reason: "content-refused", code: "2388299", detail: "Variables at the end" },
    });
  });

  test("creating posts the payload and answers id, status and Meta's category", async () => {
    stub.answer = json({ id: 1_234_567_890_123_456, status: "PENDING", category: "MARKETING" });
    expect(await createTemplate(access, "5001", { name: "x" })).toEqual({
      ok: true,
      value: { id: "1234567890123456", status: "PENDING", category: "MARKETING" },
    });
    expect(stub.requests[0]).toMatchObject({
      method: "POST",
      path: "/v24.0/5001/message_templates",
      body: '{"name":"x"}',
    });
  });

  test("deleting one language names its id", async () => {
    stub.answer = json({ success: true });
    await deleteTemplate(access, "5001", "oi", "77");
    expect(stub.requests[0]).toMatchObject({
      method: "DELETE",
      path: "/v24.0/5001/message_templates?name=oi&hsm_id=77",
    });
  });
});

describe("uploads", () => {
  test("media goes as a form with its type", async () => {
    stub.answer = json({ id: "900" });
    expect(await uploadMedia(access, "4001", streamed())).toEqual({ ok: true, value: { mediaId: "900" } });
    const { headers, body } = stub.requests[0]!;
    expect(headers["content-type"]).toStartWith("multipart/form-data");
    expect(body).toContain('filename="a.jpg"');
    expect(body).toContain("image/jpeg");
    expect(headers["content-length"]).toBe(String(body.length));
  });

  test("a header's example opens a session and sends the bytes from offset 0", async () => {
    stub.answer = (request) =>
      request.path.includes("/uploads?") ? json({ id: "upload:abc?sig=x" }) : json({ h: "4::h" });
    expect(await uploadHeaderMedia(access, "777", picture)).toEqual({ ok: true, value: { handle: "4::h" } });
    expect(urlOf(stub.requests[0]!).searchParams.get("file_length")).toBe("3");
    expect(stub.requests[1]).toMatchObject({
      path: "/v24.0/upload:abc?sig=x",
      body: "abc",
      headers: { authorization: "OAuth t0ken", file_offset: "0" },
    });
  });
});

describe("discovering what a token opens", () => {
  const graph: Record<string, unknown> = {
    debug_token: {
      data: {
        is_valid: true,
        app_id: "777",
        expires_at: 0,
        granular_scopes: [{ scope: "whatsapp_business_management", target_ids: ["5002"] }],
      },
    },
    "me/businesses": { data: [{ id: "6001", name: "Grupo Sol" }] },
    "6001/owned_whatsapp_business_accounts": { data: [{ id: "5001", name: "Loja" }] },
    "5001": { id: "5001", name: "Loja" },
    "5002": { id: "5002", name: "Cliente", owner_business_info: { id: "6002", name: "Cliente SA" } },
    "5001/phone_numbers": { data: [{ id: "4001", display_phone_number: "+55 11 3000-1000" }] },
    "5002/phone_numbers": { data: [] },
  };
  const serve = (overrides: Record<string, StubAnswer> = {}) => {
    stub.answer = (request) => {
      const path = urlOf(request).pathname.replace("/v24.0/", "");
      const known = graph[path];
      return overrides[path] ?? (known === undefined ? error(100, "no such edge") : json(known));
    };
  };

  test("finds accounts by portfolio and by granted scope, with numbers and owner", async () => {
    serve();
    expect(await discoverAccounts(access)).toMatchObject({
      ok: true,
      value: {
        appId: "777",
        accounts: [
          { wabaId: "5001", portfolioId: "6001", portfolioName: "Grupo Sol", numbers: [{ id: "4001" }] },
          { wabaId: "5002", portfolioId: "6002", numbers: [] },
        ],
      },
    });
  });

  test("a token without the right to portfolios still finds what it was granted", async () => {
    serve({ "me/businesses": error(200, "no permission") });
    const answer = await discoverAccounts(access);
    expect(answer.ok && answer.value.accounts.map(({ wabaId }) => wabaId)).toEqual(["5002"]);
  });

  test("a token that Meta calls invalid is dead", async () => {
    serve({ debug_token: json({ data: { is_valid: false } }) });
    expect(await discoverAccounts(access)).toMatchObject(refusal("token-dead", false));
  });
});

test("subscribing can point the account's events elsewhere", async () => {
  stub.answer = json({ success: true });
  await subscribeApp(access, "5001", { callbackUrl: "https://app.example/hook", verifyToken: "v" });
  expect(JSON.parse(stub.requests[0]!.body)).toEqual({
    override_callback_uri: "https://app.example/hook",
    verify_token: "v",
  });
});
