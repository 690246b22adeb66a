import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import {
  APP,
  aSandbox,
  BUSINESS,
  graph,
  magic,
  NUMBER,
  Receiver,
  TOKEN,
  template,
  VERIFY,
  WABA,
} from "./sandbox-fixture";

const receiver = new Receiver();
let sandbox: Sandbox;
const bearer = { authorization: `Bearer ${TOKEN}` };

beforeAll(async () => {
  sandbox = await aSandbox(receiver);
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await sandbox.idle();
  receiver.calls.length = 0;
});

describe("from a token, a wizard finds everything", () => {
  test("the token's accounts by debug_token, its businesses, their accounts, their numbers", async () => {
    const debug = await graph(sandbox, `debug_token?input_token=${TOKEN}`);
    expect(debug.body.data).toMatchObject({
      is_valid: true,
      app_id: APP,
      granular_scopes: expect.arrayContaining([
        { scope: "whatsapp_business_management", target_ids: [WABA] },
      ]),
    } as never);
    expect((await graph(sandbox, "me")).body.id).toBeString();
    expect((await graph(sandbox, "me/businesses")).body.data).toEqual([
      { id: BUSINESS, name: "Casa Aurora" },
    ] as never);
    const owned = await graph(sandbox, `${BUSINESS}/owned_whatsapp_business_accounts`);
    expect(owned.body.data).toMatchObject([{ id: WABA }] as never);
    expect((await graph(sandbox, `${BUSINESS}/client_whatsapp_business_accounts`)).body.data).toEqual(
      [] as never,
    );
    const numbers = await graph(sandbox, `${WABA}/phone_numbers`);
    expect(numbers.body.data).toMatchObject([
      {
        id: NUMBER,
        display_phone_number: "+55 11 3000-0000",
        verified_name: "Casa Aurora",
        quality_rating: "GREEN",
      },
    ] as never);
  });

  test("a dead token is told as not valid", async () => {
    const debug = await graph(sandbox, "debug_token?input_token=nothing");
    expect(debug.body.data).toMatchObject({ is_valid: false, error: { code: 190 } } as never);
  });

  test("a number shows the fields asked for", async () => {
    const { body } = await graph(
      sandbox,
      `${NUMBER}?fields=display_phone_number,quality_rating,throughput,whatsapp_business_manager_messaging_limit,status,platform_type,code_verification_status`,
    );
    expect(body).toEqual({
      id: NUMBER,
      display_phone_number: "+55 11 3000-0000",
      quality_rating: "GREEN",
      throughput: { level: "STANDARD" },
      whatsapp_business_manager_messaging_limit: "TIER_UNLIMITED",
      status: "CONNECTED",
      platform_type: "CLOUD_API",
      code_verification_status: "VERIFIED",
    } as never);
    expect((await graph(sandbox, `${WABA}?fields=name,owner_business_info`)).body).toMatchObject({
      id: WABA,
      name: "Casa Aurora",
      owner_business_info: { id: BUSINESS },
    } as never);
  });

  test("another business's number looks as if it did not exist", async () => {
    sandbox.registerMeta({
      businessId: "1",
      wabaId: "2",
      phoneNumberId: "3",
      displayPhone: "+5521300000000",
      verifiedName: "Outra",
      token: "other",
      appId: "4",
      appSecret: "x",
    });
    for (const path of ["3", "2", "2/message_templates", "1"]) {
      expect((await graph(sandbox, path)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
    }
  });
});

describe("registering a number", () => {
  test("a PIN has six digits and stays the same", async () => {
    const register = (pin: string) =>
      graph(sandbox, `${NUMBER}/register`, { json: { messaging_product: "whatsapp", pin } });
    expect((await register("12")).body.error?.code).toBe(100);
    expect((await register("123456")).body).toEqual({ success: true } as never);
    expect((await register("654321")).body.error?.code).toBe(133005);
    await graph(sandbox, `${NUMBER}/deregister`, { method: "POST" });
    const sent = await graph(sandbox, `${NUMBER}/messages`, { json: template(magic("100")) });
    expect(sent.body.error?.code).toBe(133010);
    await register("123456");
  });
});

describe("subscribed apps", () => {
  test("an override address is asked with hub.challenge and refused when it does not know the token", async () => {
    const override = (verifyToken: string) =>
      graph(sandbox, `${WABA}/subscribed_apps`, {
        json: { override_callback_uri: receiver.url, verify_token: verifyToken },
      });
    expect((await override("wrong")).body.error).toMatchObject({ code: 2200 });
    expect((await override(VERIFY)).body).toEqual({ success: true } as never);
    const list = await graph(sandbox, `${WABA}/subscribed_apps`);
    expect(list.body.data).toMatchObject([
      { whatsapp_business_api_data: { id: APP }, override_callback_uri: receiver.url },
    ] as never);
  });

  test("without a subscription nothing is told; with one it is", async () => {
    await graph(sandbox, `${WABA}/subscribed_apps`, { method: "DELETE" });
    sandbox.sendAsCustomer(magic("100"), { type: "text", text: "oi" }, NUMBER);
    await sandbox.idle();
    expect(receiver.calls).toHaveLength(0);
    await graph(sandbox, `${WABA}/subscribed_apps`, { method: "POST" });
    sandbox.sendAsCustomer(magic("100"), { type: "text", text: "oi" }, NUMBER);
    await sandbox.idle();
    expect(receiver.messages()).toHaveLength(1);
  });

  test("the app's own address can be set as in Meta's dashboard, once it verifies", async () => {
    const wrong = await sandbox.carrierDoes({
      do: "callback",
      appId: APP,
      callbackUrl: receiver.url,
      verifyToken: "no",
    });
    expect(wrong).toContain("403");
    expect(
      await sandbox.carrierDoes({
        do: "callback",
        appId: APP,
        callbackUrl: receiver.url,
        verifyToken: VERIFY,
      }),
    ).toBeUndefined();
  });
});

describe("templates", () => {
  const create = (changes: Record<string, unknown> = {}) =>
    graph(sandbox, `${WABA}/message_templates`, {
      json: {
        name: "oferta",
        language: "pt_BR",
        category: "MARKETING",
        components: [
          {
            type: "body",
            text: "Oi {{1}}, temos uma oferta nova para você.",
            example: { body_text: [["Ana"]] },
          },
        ],
        ...changes,
      },
    });
  const body = (text: string, example?: unknown) => ({ components: [{ type: "BODY", text, example }] });

  test.each<[string, Record<string, unknown>, number, number | undefined]>([
    ["a name with capitals", { name: "Oferta" }, 100, undefined],
    ["a category that is none", { category: "SPAM" }, 100, undefined],
    ["a variable without example", body("Oi {{1}}, tudo bem com você?"), 100, 2388043],
    ["a variable first", body("{{1}}, tudo bem com você?", { body_text: [["a"]] }), 100, 2388299],
    ["a variable last", body("Tudo bem com você, {{1}}", { body_text: [["a"]] }), 100, 2388299],
    [
      "more variables than words",
      body("Oi {{1}} {{2}} {{3}} tchau", { body_text: [["a", "b", "c"]] }),
      100,
      2388293,
    ],
    ["a body too long", body("a".repeat(1025)), 100, 2388040],
    ["no body", { components: [] }, 100, 2388072],
    [
      "an image header without handle",
      {
        components: [
          { type: "HEADER", format: "IMAGE" },
          { type: "BODY", text: "Oi" },
        ],
      },
      100,
      2388043,
    ],
    ["a name and language already there", { name: "boas_vindas" }, 100, 2388024],
  ])("%s is refused", async (_, changes, code, subcode) => {
    const answer = await create(changes);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.code).toBe(code);
    if (subcode)
      expect(answer.body.error).toMatchObject({ error_subcode: subcode, error_user_msg: expect.any(String) });
  });

  test("a good one is pending, then approved by webhook; its fate is told by name", async () => {
    const created = await create({ name: "oferta_boa" });
    expect(created.body).toMatchObject({ status: "PENDING", category: "MARKETING" } as never);
    await create({ name: "oferta_rejected" });
    await sandbox.idle();
    expect(receiver.changes().map((change) => change.value as unknown)).toMatchObject([
      {
        event: "APPROVED",
        message_template_id: Number(created.body.id),
        message_template_name: "oferta_boa",
      },
      { event: "REJECTED", reason: "INVALID_FORMAT" },
    ]);
    const one = await graph(sandbox, `${created.body.id}?fields=status,rejected_reason,components`);
    expect(one.body).toMatchObject({ status: "APPROVED", components: [{ type: "BODY" }] } as never);
  });

  test("an edit replaces the components and is reviewed again; an approved category stays", async () => {
    const { id } = (await create({ name: "oferta_editada" })).body as unknown as { id: string };
    await sandbox.idle();
    expect((await graph(sandbox, id, { json: { category: "UTILITY" } })).body.error?.error_subcode).toBe(
      2388025,
    );
    const edit = await graph(sandbox, id, { json: { components: [{ type: "BODY", text: "Oi" }] } });
    expect(edit.body).toEqual({ success: true } as never);
    await sandbox.idle();
    expect((await graph(sandbox, id)).body).toMatchObject({
      status: "APPROVED",
      components: [{ text: "Oi" }],
    } as never);
  });

  test("deleting a name takes all its languages", async () => {
    await create({ name: "oferta_velha" });
    await create({ name: "oferta_velha", language: "en_US" });
    const gone = await graph(sandbox, `${WABA}/message_templates?name=oferta_velha`, { method: "DELETE" });
    expect(gone.body).toEqual({ success: true } as never);
    expect((await graph(sandbox, `${WABA}/message_templates?name=oferta_velha`)).body.data).toEqual(
      [] as never,
    );
    await sandbox.idle();
  });

  test("a list is paged by cursor; a cursor that nobody gave is 131059", async () => {
    sandbox.registerMeta({
      ...{ businessId: BUSINESS, wabaId: WABA, phoneNumberId: NUMBER, displayPhone: "+55 11 3000-0000" },
      ...{ verifiedName: "Casa Aurora", token: TOKEN, appId: APP, appSecret: "app-secret-for-tests" },
      templates: Array.from({ length: 23 }, (_, index) => ({
        name: `pagina_${String(index).padStart(2, "0")}`,
        language: "pt_BR",
        components: [{ type: "BODY", text: "Oi" }],
      })),
    });
    const names: string[] = [];
    let url: string | undefined =
      `${sandbox.url}/v24.0/${WABA}/message_templates?fields=name,status&limit=10&name_or_content=pagina_`;
    let pages = 0;
    while (url) {
      const page = (await (await fetch(url, { headers: bearer })).json()) as {
        data: { name: string }[];
        paging: { next?: string };
      };
      names.push(...page.data.map(({ name }) => name));
      url = page.paging.next;
      pages++;
    }
    expect([pages, names.length, new Set(names).size]).toEqual([3, 23, 23]);
    const wrong = await graph(sandbox, `${WABA}/message_templates?after=nonsense`);
    expect([wrong.status, wrong.body.error?.code]).toEqual([400, 131059]);
  });
});

describe("media", () => {
  const bytes = new Uint8Array([1, 2, 3, 4]);
  const upload = async (type: string) => {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("type", type);
    form.set("file", new File([bytes], "foto.png", { type }));
    return graph(sandbox, `${NUMBER}/media`, { method: "POST", body: form });
  };

  test("goes up, is described, comes down with the token only, and can be deleted", async () => {
    expect((await upload("chemical/x-pdb")).body.error?.code).toBe(131053);
    const { id } = (await upload("image/png")).body as unknown as { id: string };
    const described = (await graph(sandbox, id)).body as unknown as Record<string, string>;
    expect(described).toMatchObject({
      mime_type: "image/png",
      file_size: 4,
      sha256: createHash("sha256").update(bytes).digest("base64"),
    } as never);
    expect((await fetch(described.url!)).status).toBe(401);
    const file = await fetch(described.url!, { headers: bearer });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    expect((await graph(sandbox, id, { method: "DELETE" })).body).toEqual({ success: true } as never);
    expect((await fetch(described.url!, { headers: bearer })).status).toBe(404);
  });

  test("a customer's voice note can be fetched by its id", async () => {
    sandbox.sendAsCustomer(magic("100"), { type: "audio" }, NUMBER);
    await sandbox.idle();
    const { audio } = receiver.messages()[0] as unknown as {
      audio: { id: string; url: string; sha256: string };
    };
    const file = await fetch(audio.url, { headers: bearer });
    const body = new Uint8Array(await file.arrayBuffer());
    expect(new TextDecoder().decode(body.slice(0, 4))).toBe("OggS");
    expect(createHash("sha256").update(body).digest("base64")).toBe(audio.sha256);
  });

  test("a header's example goes up in pieces and gives a handle", async () => {
    const open = await graph(sandbox, `${APP}/uploads?file_name=a.png&file_length=4&file_type=image/png`, {
      method: "POST",
    });
    const session = String(open.body.id);
    expect(session).toStartWith("upload:");
    const piece = (offset: string, part: Uint8Array<ArrayBuffer>) =>
      graph(sandbox, session, {
        method: "POST",
        headers: { authorization: `OAuth ${TOKEN}`, file_offset: offset },
        body: part,
      });
    expect((await piece("0", bytes.slice(0, 2))).body).toMatchObject({ file_offset: 2 } as never);
    expect((await piece("2", bytes.slice(2))).body).toEqual({ h: expect.stringMatching(/^4::/) } as never);
  });
});
