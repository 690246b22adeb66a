import { describe, expect, test } from "bun:test";
import { limitBody } from "./limit-body";

const post = (body: string | ReadableStream, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

const chunks = (...parts: string[]) =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });

describe("a body over its limit", () => {
  test("is refused by its declared length, unread", () =>
    expect(limitBody(post("12345", { "content-length": "5" }), 4).ok).toBe(false));
  test("without a length is cut while streaming, and known to have been", async () => {
    const body = limitBody(post(chunks("123", "45")), 4);
    if (!body.ok) throw new Error("refused too early");
    expect(body.request.text()).rejects.toThrow();
    await body.request.text().catch(() => {});
    expect(body.passedLimit()).toBe(true);
  });
  test("below it comes through whole", async () => {
    const body = limitBody(post(chunks("12", "34")), 4);
    if (!body.ok) throw new Error("refused");
    expect(await body.request.text()).toBe("1234");
    expect(body.passedLimit()).toBe(false);
  });
});
