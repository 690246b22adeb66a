import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { OpenConnection, OutboundFiles, OutboundMessage } from "~/channels/channel";
import { metaChannel } from "~/channels/meta-cloud/meta-channel";
import { multipartBody } from "~/channels/meta-cloud/multipart-body";

const FILE = { mimeType: "application/pdf", filename: 'Preço "novo".pdf' };

interface Asked {
  path: string;
  body: string;
  length: string | null;
}
let asked: Asked[] = [];
let upload: () => Response = () => Response.json({ id: "900" });

const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  async fetch(request) {
    const path = new URL(request.url).pathname;
    asked.push({ path, body: await request.text(), length: request.headers.get("content-length") });
    return path.endsWith("/media")
      ? upload()
      : Response.json({ messages: [{ id: "wamid.1" }], contacts: [] });
  },
});
afterAll(() => server.stop(true));
beforeEach(() => {
  asked = [];
  upload = () => Response.json({ id: "900" });
});

const hello: OutboundFiles["open"] = async () => ({
  ...FILE,
  bytes: 5,
  body: new Blob(["hello"]).stream(),
});

const nothing: OutboundFiles["open"] = async () => undefined;

function connection(files: Partial<OutboundFiles> = {}) {
  const kept: [string, string][] = [];
  const open: OpenConnection = {
    id: "c",
    kind: "meta",
    baseUrl: `http://127.0.0.1:${server.port}`,
    apiVersion: "v24.0",
    credentials: { phoneNumberId: "4001", wabaId: "5", portfolioId: "6", token: "t" },
    files: {
      open: hello,
      sentId: async () => undefined,
      keepSentId: async (...ids: [string, string]) => void kept.push(ids),
      ...files,
    },
  };
  return { kept, open };
}

const message: OutboundMessage = {
  id: "m",
  to: { phone: "+5511987654321" },
  content: { type: "media", media: "document", storedId: "s1", caption: "Segue", ...FILE },
};

describe("a file of ours that Meta does not get", () => {
  test.each([
    [
      "it is not in our store",
      { open: nothing },
      { reason: "media", retry: { kind: "never" }, code: "no-file" },
    ],
    [
      "our store is away",
      { open: () => Promise.reject(new Error("away")) },
      { reason: "transient", retry: { kind: "backoff" }, code: "store" },
    ],
    [
      "it breaks off while it is read",
      { open: async () => ({ ...FILE, bytes: 50, body: breaking() }) },
      { reason: "transient", retry: { kind: "backoff" } },
    ],
  ] as const)("%s: the message waits or says why, and does not leave", async (_, files, expected) => {
    const result = await metaChannel.send(message, connection(files as Partial<OutboundFiles>).open);
    expect(result).toMatchObject({ outcome: "refused", scope: "recipient", ...expected });
    expect(asked.filter(({ path }) => path.endsWith("/messages"))).toEqual([]);
  });

  test("Meta refuses it: by Meta's code, and no id is kept", async () => {
    upload = () => Response.json({ error: { code: 131053, message: "Media upload error" } }, { status: 400 });
    const { open, kept } = connection();
    expect(await metaChannel.send(message, open)).toMatchObject({
      outcome: "refused",
      reason: "media",
      code: "131053",
    });
    expect(kept).toEqual([]);
  });
});

function breaking(): ReadableStream<Uint8Array> {
  let pulls = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(new Uint8Array(10));
      else controller.error(new Error("gone"));
    },
  });
}

test("a file of ours is given to Meta, the message names it by Meta's id, and the id is kept", async () => {
  const { open, kept } = connection();
  expect(await metaChannel.send(message, open)).toMatchObject({ outcome: "accepted", providerId: "wamid.1" });
  const [form, sent] = asked;
  expect(form!.path).toBe("/v24.0/4001/media");
  expect(form!.length).toBe(String(new TextEncoder().encode(form!.body).length));
  expect(JSON.parse(sent!.body).document).toEqual({ id: "900", caption: "Segue", filename: FILE.filename });
  expect(kept).toEqual([["s1", "900"]]);
});

test("what Meta has already is not given again", async () => {
  const { open } = connection({
    sentId: async () => "800",
    open: () => Promise.reject(new Error("not asked")),
  });
  expect(await metaChannel.send(message, open)).toMatchObject({ outcome: "accepted" });
  expect(asked.map(({ path }) => path)).toEqual(["/v24.0/4001/messages"]);
  expect(JSON.parse(asked[0]!.body).document.id).toBe("800");
});

describe("a form with a file", () => {
  let form: FormData;
  beforeAll(async () => {
    const body = new Blob(["olá\r\n--form"]);
    const made = multipartBody(
      { type: "text/plain" },
      {
        name: "file",
        filename: 'a"\r\nx: y".txt',
        mimeType: "text/plain",
        bytes: body.size,
        body: body.stream(),
      },
    );
    form = (await new Response(made.body, { headers: made.headers }).formData()) as FormData;
  });

  test("is read by others as it was meant, and no name breaks out of it", async () => {
    expect(form.get("type")).toBe("text/plain");
    const file = form.get("file") as File;
    expect(await file.text()).toBe("olá\r\n--form");
    expect(file.name).not.toContain("\n");
  });
});
