import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { BrokenFile } from "~/channels/broken-file";
import { downloadMetaMedia } from "~/channels/meta-cloud/download-media";
import { uploadMedia } from "~/channels/meta-cloud/upload-media";
import type { ProviderFile } from "~/channels/provider-file";
import { downloadTwilioMedia } from "~/channels/twilio-sms/download-media";
import { aSandbox, NUMBER, TOKEN } from "./sandbox-fixture";

const LIMITS = { mostBytes: 100_000, patienceMs: 5_000 };
const content = Buffer.from(Array.from({ length: 5_003 }, (_, at) => (at * 7) % 251));

async function outcome(opening: Promise<ProviderFile>): Promise<string | Buffer> {
  const opened = await opening;
  if (!opened.ok) return opened.problem;
  const parts: Uint8Array[] = [];
  try {
    for await (const part of opened.body) parts.push(part);
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof BrokenFile) return error.problem;
    throw error;
  }
}

/** A provider of one's own: what it was asked, with which secret, and what it says. */
interface Provider {
  url: string;
  asked: { path: string; secret: string | null }[];
  answer: (url: URL) => Response | Promise<Response>;
  stop(): Promise<void>;
}

function aProvider(): Provider {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch(request) {
      const url = new URL(request.url);
      provider.asked.push({ path: url.pathname, secret: request.headers.get("authorization") });
      return provider.answer(url);
    },
  });
  const provider: Provider = {
    url: `http://127.0.0.1:${server.port}`,
    asked: [],
    answer: () => new Response(content),
    stop: () => server.stop(true),
  };
  return provider;
}

let provider: Provider;
let stranger: Provider;
beforeEach(() => {
  provider = aProvider();
  stranger = aProvider();
});
afterEach(() => Promise.all([provider.stop(), stranger.stop()]));

describe("Meta, as the pretend Graph speaks", () => {
  let sandbox: Sandbox;
  let access: Parameters<typeof downloadMetaMedia>[0];
  let mediaId: string;
  beforeAll(async () => {
    sandbox = await aSandbox(undefined);
    access = { baseUrl: sandbox.url, apiVersion: "v24.0", token: TOKEN };
    const file = new Blob([content]);
    const named = { filename: "a.png", mimeType: "image/png" };
    const answer = await uploadMedia(access, NUMBER, { body: file.stream(), bytes: file.size, ...named });
    if (!answer.ok) throw new Error(answer.refusal.detail);
    mediaId = answer.value.mediaId;
  });
  afterAll(() => sandbox.stop());

  const get = (more: object = {}, with_: object = {}, limits = LIMITS) =>
    outcome(downloadMetaMedia({ ...access, ...with_ }, { mediaId, phoneNumberId: NUMBER, ...more }, limits));

  test("a file that nobody has", async () => expect(await get({ mediaId: "999" })).toBe("gone"));
  test("a file of another number", async () => expect(await get({ phoneNumberId: "1" })).toBe("gone"));
  test("a token that is dead may be renewed", async () =>
    expect(await get({}, { token: "dead" })).toBe("transient"));
  test("another hash", async () => expect(await get({ sha256: "AAAA" })).toBe("tampered"));
  test("too large, by what Graph says", async () =>
    expect(await get({}, {}, { ...LIMITS, mostBytes: content.length - 1 })).toBe("too-large"));
  test("nobody listens", async () =>
    expect(await get({}, { baseUrl: "http://127.0.0.1:1" })).toBe("transient"));
  test.each(["base64", "hex"] as const)("whole, its hash written in %s", async (writing) => {
    const sha256 = new Bun.CryptoHasher("sha256").update(content).digest(writing);
    expect(await get({ sha256 })).toEqual(content);
  });
});

describe("Meta, when it misbehaves", () => {
  const file = { mediaId: "77", phoneNumberId: NUMBER };
  const get = (patienceMs = 5_000) =>
    outcome(
      downloadMetaMedia({ baseUrl: provider.url, apiVersion: "v24.0", token: TOKEN }, file, {
        ...LIMITS,
        patienceMs,
      }),
    );
  /** Graph names this address; asked there, it answers that. */
  const names = (url: string, then: () => Response | Promise<Response> = () => new Response(content)) => {
    provider.answer = ({ pathname }) =>
      pathname.endsWith("/77") ? Response.json({ url, id: "77" }) : then();
  };

  test("the token goes to Graph and to nobody else", async () => {
    for (const url of [
      `${stranger.url}/file`,
      "https://fbsbx.com.evil.example/x",
      "http://lookaside.fbsbx.com/x",
      "https://lookaside.fbsbx.com:444/x",
      "not an address",
      "",
    ]) {
      names(url);
      expect(await get()).toBe("wrong-host");
    }
    names(`${provider.url}/file`, () => Response.redirect(`${stranger.url}/file`));
    expect(await get()).toBe("wrong-host");
    expect(stranger.asked).toEqual([]);
  });
  test("an address that has grown too old is no lost file", async () => {
    names(`${provider.url}/file`, () => new Response("", { status: 404 }));
    expect(await get()).toBe("transient");
  });
  test("no answer in time", async () => {
    names(`${provider.url}/file`, () => new Promise<Response>(() => {}));
    expect(await get(50)).toBe("transient");
  });
  test("more than it said", async () => {
    const endless = () =>
      new Response(new ReadableStream({ pull: (out) => out.enqueue(new Uint8Array(65_536)) }));
    names(`${provider.url}/file`, endless);
    expect(await get()).toBe("too-large");
  });
});

describe("Twilio", () => {
  const path = "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";
  const get = (url = `${provider.url}${path}`) =>
    outcome(
      downloadTwilioMedia({ baseUrl: provider.url, accountSid: "AC1", authToken: "secret" }, url, LIMITS),
    );

  test("the secret goes to its API and to nobody else", async () => {
    for (const url of [
      `${stranger.url}${path}`,
      `https://x@evil.example${path}`,
      "file:///etc/passwd",
      "nothing",
    ]) {
      expect(await get(url)).toBe("wrong-host");
    }
    provider.answer = () => Response.redirect(`${stranger.url}/file`, 307);
    expect(await get()).toBe("wrong-host");
    expect(stranger.asked).toEqual([]);
  });
  test("deleted", async () => {
    provider.answer = () => new Response("", { status: 404 });
    expect(await get()).toBe("gone");
  });
  test("in a circle", async () => {
    provider.answer = () => Response.redirect(`${provider.url}${path}`, 307);
    expect(await get()).toBe("wrong-host");
    expect(provider.asked).toHaveLength(2);
  });
  test("where the API points, the secret stays behind", async () => {
    provider.answer = ({ pathname }) =>
      pathname === path ? Response.redirect(`${provider.url}/signed`, 307) : new Response(content);
    expect(await get()).toEqual(content);
    expect(provider.asked).toEqual([
      { path, secret: `Basic ${btoa("AC1:secret")}` },
      { path: "/signed", secret: null },
    ]);
  });
});
