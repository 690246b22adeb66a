import { afterAll, describe, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequestAnswerer } from "./create-request-answerer";

const folder = mkdtempSync(join(tmpdir(), "assets-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "assets/app-1a2b.js"), "let words = 1;\n".repeat(500));
afterAll(() => rmSync(folder, { recursive: true }));

const errors: unknown[] = [];
let seenNonce = "";
const answer = createRequestAnswerer(
  {
    assetsFolder: folder,
    production: true,
    publicOrigin: "https://app.example.com",
    liveOrigin: "wss://live.example.com",
    routes: [
      {
        name: "hook",
        match: (path) => path === "/hook",
        crossSite: true,
        handle: async () => new Response("ok"),
      },
      {
        name: "echo",
        match: (path) => path === "/echo",
        maxBodyBytes: 4,
        handle: async (request) => new Response(await request.text()),
      },
    ],
    onError: (error) => errors.push(error),
  },
  async (request, nonce) => {
    seenNonce = nonce;
    if (request.url.endsWith("/boom")) throw new Error("a bug");
    if (request.url.endsWith("/file")) {
      return new Response("%PDF", { headers: { "content-security-policy": "default-src 'none'; sandbox" } });
    }
    if (request.url.endsWith("/lax")) {
      return new Response("", { headers: { "content-security-policy": "default-src *" } });
    }
    return new Response("<p>page</p>", { headers: { "content-type": "text/html" } });
  },
);

const ask = (path: string, init: RequestInit = {}) =>
  answer(new Request(`https://app.example.com${path}`, init), { socketAddress: "127.0.0.1", keepOpen() {} });
const evil = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

test("a file keeps the policy under which it can do nothing; no page makes its own laxer", async () => {
  const policyOf = async (path: string) => (await ask(path)).headers.get("content-security-policy");
  expect(await policyOf("/file")).toBe("default-src 'none'; sandbox");
  expect(await policyOf("/lax")).toContain("script-src 'self' 'nonce-");
});

describe("what the web server refuses", () => {
  test("a write from another site, in the reader's language", async () => {
    const response = await ask("/", { method: "POST", headers: { ...evil, "accept-language": "en" } });
    expect([response.status, await response.text()]).toEqual([
      403,
      "This request came from another site and was not carried out. Open the page here and try again.",
    ]);
  });
  test("a body over the route's limit", async () => {
    const headers = { "content-length": "5" };
    expect((await ask("/echo", { method: "POST", body: "12345", headers })).status).toBe(413);
  });
  test("an endless address", async () => expect((await ask(`/${"a".repeat(9000)}`)).status).toBe(414));
  test("writing to a file", async () =>
    expect((await ask("/assets/app-1a2b.js", { method: "PUT" })).status).toBe(405));
  test("nothing with a stack: a bug is an apology with an id", async () => {
    const response = await ask("/boom", { headers: { "accept-language": "en" } });
    expect([response.status, await response.text()]).toEqual([
      500,
      "Something failed on our side. Try again.",
    ]);
    expect(response.headers.get("x-request-id")).toBeTruthy();
    expect(String(errors.at(-1))).toContain("a bug");
  });
});

describe("what the web server answers", () => {
  test("a webhook from anywhere", async () =>
    expect((await ask("/hook", { method: "POST", headers: evil })).status).toBe(200));
  test("a page with its own nonce in the policy, never in a shared cache", async () => {
    const response = await ask("/");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`'nonce-${seenNonce}'`);
    expect(policy).toContain("wss://live.example.com");
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    expect(response.headers.get("strict-transport-security")).toBeTruthy();
    const first = seenNonce;
    await ask("/");
    expect(seenNonce).not.toBe(first);
  });
  test("a page gzipped while it streams", async () => {
    const response = await ask("/", { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(new TextDecoder().decode(Bun.gunzipSync(await response.bytes()))).toBe("<p>page</p>");
  });
  test("a hashed file for ever, compressed, and 304 when known", async () => {
    const response = await ask("/assets/app-1a2b.js", { headers: { "accept-encoding": "gzip, br" } });
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-encoding")).toBe("br");
    expect((await response.bytes()).length).toBeLessThan(200);
    const etag = response.headers.get("etag") ?? "";
    expect((await ask("/assets/app-1a2b.js", { headers: { "if-none-match": etag } })).status).toBe(304);
  });
});
