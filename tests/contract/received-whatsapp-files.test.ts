import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createServer, type Server, type TLSSocket } from "node:tls";
import { encryptMedia } from "#/workers/sandbox/whatsapp/media/encrypt-media";
import {
  type Certificate,
  selfSignedCertificate,
} from "#/workers/sandbox/whatsapp/media/self-signed-certificate";
import { type MediaServer, startMediaServer } from "#/workers/sandbox/whatsapp/media/start-media-server";
import { type MediaPlace, mediaAddress, WHATSAPP_MEDIA } from "~/channels/baileys/media-address";
import { openWhatsAppMedia, type WhatsAppFile } from "~/channels/baileys/open-media";
import { BrokenFile } from "~/channels/broken-file";
import type { EncryptedFile } from "~/channels/channel-event";

const MOST = 1_000_000;
const LIMITS = { mostBytes: MOST, patienceMs: 5_000 };
const content = Buffer.from(Array.from({ length: 200_003 }, (_, at) => (at * 7) % 251));

let keys: Certificate;
let server: MediaServer;
let place: MediaPlace;
beforeAll(() => {
  keys = selfSignedCertificate(Date.now());
  server = startMediaServer({ keys });
  place = { host: server.host, certificate: server.certificate };
});
afterAll(() => server.stop());

/** The file as a message names it. */
function sent(bytes: Uint8Array, family: EncryptedFile["family"] = "image"): WhatsAppFile {
  const { url, directPath, mediaKey, fileSha256, fileEncSha256, fileLength } = server.store(bytes, family);
  return {
    encrypted: {
      family,
      key: mediaKey.toString("base64"),
      url,
      directPath,
      encryptedSha256: fileEncSha256.toString("base64"),
    },
    sha256: fileSha256.toString("base64"),
    bytes: fileLength,
  };
}

async function outcome(file: WhatsAppFile, at = place, limits = LIMITS): Promise<string | Buffer> {
  const opened = await openWhatsAppMedia(file, at, limits);
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

/** A server with WhatsApp's place that answers one file as it is told, in plain bytes on the line. */
async function crooked(answer: (socket: TLSSocket) => void): Promise<{ at: MediaPlace; end: () => void }> {
  const open = new Set<TLSSocket>();
  const line: Server = createServer({ cert: keys.certificate, key: keys.privateKey }, (socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  });
  await new Promise<void>((ready) => line.listen(0, "127.0.0.1", ready));
  const { port } = line.address() as { port: number };
  const end = () => {
    for (const socket of open) socket.destroy();
    line.close();
  };
  return { at: { host: `127.0.0.1:${port}`, certificate: keys.certificate }, end };
}

const pathOnly = (file: WhatsAppFile): WhatsAppFile => ({
  ...file,
  encrypted: { ...file.encrypted, url: undefined },
});

describe("a file that is not what was sent", () => {
  const sealed = encryptMedia(content, "image");
  const named = (bytes: Uint8Array, more: Partial<EncryptedFile> = {}, sha256?: string): WhatsAppFile => {
    const encrypted = { family: "image" as const, key: sealed.mediaKey.toString("base64"), ...more };
    return { encrypted: { ...encrypted, directPath: put(bytes) }, ...(sha256 !== undefined && { sha256 }) };
  };
  let serial = 0;
  /** Lays bytes on the server as they are. */
  const put = (bytes: Uint8Array) => {
    serial += 1;
    const path = `/mms/image/laid-${serial}`;
    laid.set(path, bytes);
    return path;
  };
  const laid = new Map<string, Uint8Array>();
  const flipped = (at: number) => {
    const bytes = Buffer.from(sealed.bytes);
    bytes[at]! ^= 1;
    return bytes;
  };
  async function laidOutcome(file: WhatsAppFile) {
    for (const [path, bytes] of laid) {
      const url = `https://${server.host}${path}`;
      await fetch(url, { method: "POST", body: new Uint8Array(bytes), tls: { ca: server.certificate } });
    }
    return outcome(file);
  }

  const size = sealed.bytes.length;
  test.each([
    ["one bit of its beginning is another", () => named(flipped(0))],
    ["one bit of its middle is another", () => named(flipped(100_000))],
    ["one bit of its MAC is another", () => named(flipped(size - 1))],
    ["its end is missing", () => named(sealed.bytes.subarray(0, size - 16))],
    ["something follows it", () => named(Buffer.concat([sealed.bytes, Buffer.alloc(16)]))],
    ["it is shorter than a MAC", () => named(Buffer.alloc(4))],
    ["it is empty", () => named(Buffer.alloc(0))],
    ["it is of another family", () => named(sealed.bytes, { family: "audio" })],
    ["the key is another", () => named(sealed.bytes, { key: Buffer.alloc(32).toString("base64") })],
    ["the key is no key", () => named(sealed.bytes, { key: "short" })],
    ["the hash of its cipher is another", () => named(sealed.bytes, { encryptedSha256: "AAAA" })],
    ["its own hash is another", () => named(sealed.bytes, {}, "AAAA")],
  ])("%s", async (_, file) => {
    expect(await laidOutcome(file())).toBe("tampered");
  });

  test("and as it was sent, without hashes, it is whole", async () => {
    expect(await laidOutcome(named(sealed.bytes))).toEqual(content);
  });
});

describe("a file that is too large", () => {
  test("is not asked for when its sender says so", async () => {
    const file = { ...sent(content), bytes: MOST + 1 };
    expect(await outcome(file, { host: "127.0.0.1:1" })).toBe("too-large");
  });
  test("is not read when its server says so, whatever its sender says", async () => {
    expect(await outcome({ ...sent(content), bytes: 1 }, place, { ...LIMITS, mostBytes: 100_000 })).toBe(
      "too-large",
    );
  });
  test("is left where nobody said so", async () => {
    const { at, end } = await crooked((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
      const chunk = `${(65_536).toString(16)}\r\n${"x".repeat(65_536)}\r\n`;
      const go = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on("drain", go);
      go();
    });
    expect(await outcome(pathOnly(sent(content)), at)).toBe("too-large");
    end();
  });
  test("exactly at the limit it comes", async () => {
    const limits = { ...LIMITS, mostBytes: content.length };
    expect(await outcome(sent(content), place, limits)).toEqual(content);
  });
});

describe("where files are asked for", () => {
  const path = "/v/t62.7118-24/1_n.enc?ccb=11-4";
  test.each([
    ["WhatsApp's own", { url: `https://mmg.whatsapp.net${path}` }, `https://mmg.whatsapp.net${path}`],
    [
      "its other hosts",
      { url: `https://media-gru1-1.cdn.whatsapp.net${path}` },
      `https://media-gru1-1.cdn.whatsapp.net${path}`,
    ],
    ["a path", { directPath: path }, `https://mmg.whatsapp.net${path}`],
    [
      "a stranger's address with a path",
      { url: "https://evil.example/x", directPath: path },
      `https://mmg.whatsapp.net${path}`,
    ],
    ["a stranger", { url: "https://evil.example/x" }, undefined],
    ["a look-alike", { url: "https://mmg.whatsapp.net.evil.example/x" }, undefined],
    ["another look-alike", { url: "https://evilwhatsapp.net/x" }, undefined],
    ["a host hidden behind a name", { url: "https://mmg.whatsapp.net@evil.example/x" }, undefined],
    ["a name in front of the host", { url: "https://a:b@mmg.whatsapp.net/x" }, undefined],
    ["another port", { url: "https://mmg.whatsapp.net:8443/x" }, undefined],
    ["without TLS", { url: "http://mmg.whatsapp.net/x" }, undefined],
    ["this machine", { url: "https://127.0.0.1/x" }, undefined],
    ["a file of this machine", { url: "file:///etc/passwd" }, undefined],
    ["a path that is an address", { directPath: "//evil.example/x" }, undefined],
    ["a path that becomes a host", { directPath: "@evil.example/x" }, undefined],
    ["a path with a backslash", { directPath: "/\\evil.example/x" }, undefined],
    ["nothing", {}, undefined],
  ])("%s", (_, file, expected) => {
    expect(mediaAddress(file, WHATSAPP_MEDIA)?.href).toBe(expected as never);
  });

  test("the sandbox's files only at the sandbox", () => {
    const url = `https://mmg.whatsapp.net${path}`;
    expect(mediaAddress({ url }, { host: "127.0.0.1:4800" })).toBeUndefined();
  });
  test("a stranger is never asked", async () => {
    const file = sent(content);
    const { at, end } = await crooked(() => {
      throw new Error("it was asked");
    });
    const url = `https://${at.host}/x`;
    expect(await outcome({ ...file, encrypted: { ...file.encrypted, url, directPath: undefined } })).toBe(
      "wrong-host",
    );
    end();
  });
  test("who points elsewhere is not followed", async () => {
    const file = sent(content);
    const { at, end } = await crooked((socket) =>
      socket.end(`HTTP/1.1 302 Found\r\nlocation: ${file.encrypted.url}\r\ncontent-length: 0\r\n\r\n`),
    );
    expect(await outcome(pathOnly(file), at)).toBe("wrong-host");
    end();
  });
  test("whoever shows another certificate gets no question", async () => {
    const { certificate } = selfSignedCertificate(Date.now());
    expect(await outcome(sent(content), { ...place, certificate })).toBe("transient");
  });
});

describe("a file that does not come", () => {
  test.each([
    ["404 Not Found", "gone"],
    ["410 Gone", "gone"],
    ["403 Forbidden", "transient"],
    ["500 Oops", "transient"],
    ["429 Slow Down", "transient"],
  ])("%s: %s", async (status, expected) => {
    const { at, end } = await crooked((socket) =>
      socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`),
    );
    expect(await outcome(pathOnly(sent(content)), at)).toBe(expected);
    end();
  });
  test("nobody listens", async () => {
    expect(await outcome(pathOnly(sent(content)), { ...place, host: "127.0.0.1:1" })).toBe("transient");
  });
  test("no answer in time", async () => {
    const { at, end } = await crooked(() => {});
    expect(await outcome(pathOnly(sent(content)), at, { ...LIMITS, patienceMs: 50 })).toBe("transient");
    end();
  });
  test.each([
    ["and then no further byte in time", () => {}],
    ["and then the line is cut", (socket: TLSSocket) => socket.destroy()],
  ])("a beginning, %s", async (_, then) => {
    const { at, end } = await crooked((socket) =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nabc", () => then(socket)),
    );
    expect(await outcome(pathOnly(sent(content)), at, { ...LIMITS, patienceMs: 200 })).toBe("transient");
    end();
  });
  test("whoever asked stops asking", async () => {
    const signal = AbortSignal.abort();
    expect(await outcome(sent(content), place, { ...LIMITS, signal } as typeof LIMITS)).toBe("transient");
  });
});

describe("a file that was sent", () => {
  test.each(["image", "video", "audio", "document", "sticker"] as const)(
    "%s, of every length around a block",
    async (family) => {
      for (const length of [0, 1, 15, 16, 17, 100_000]) {
        const bytes = content.subarray(0, length);
        expect(await outcome(sent(bytes, family))).toEqual(bytes);
      }
    },
  );
});
