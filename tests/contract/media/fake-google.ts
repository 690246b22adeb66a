import { createVerify, generateKeyPairSync } from "node:crypto";

const PIECE = 256 * 1024;

interface Upload {
  name: string;
  parts: Buffer[];
  bytes: number;
}

/** As Google answers what it refuses. */
const refuse = (status: number, reason: string, message: string) =>
  Response.json(
    { error: { code: status, message, errors: [{ message, domain: "global", reason }] } },
    { status },
  );

/** What the JSON API of Google Cloud Storage does with one bucket, and its token server: as documented, nothing more. */
export function startFakeGoogle(bucket: string) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const files = new Map<string, Buffer>();
  const uploads = new Map<string, Upload>();
  const asked: string[] = [];
  let tokens = 0;
  let failures = 0;

  function token(form: URLSearchParams, url: URL): Response {
    const [header = "", claims = "", signature = ""] = (form.get("assertion") ?? "").split(".");
    const genuine = createVerify("RSA-SHA256")
      .update(`${header}.${claims}`)
      .verify(publicKey, signature, "base64url");
    const said = JSON.parse(Buffer.from(claims, "base64url").toString());
    const right = genuine && said.aud === url.href && said.iss === "files@example.com" && said.exp > said.iat;
    if (!right) return Response.json({ error: "invalid_grant" }, { status: 400 });
    tokens += 1;
    return Response.json({ access_token: `token-${tokens}`, expires_in: 3_600, token_type: "Bearer" });
  }

  async function piece(id: string, request: Request): Promise<Response> {
    const upload = uploads.get(id);
    if (!upload) return refuse(404, "notFound", "No such upload");
    if (request.method === "DELETE") {
      uploads.delete(id);
      return new Response(null, { status: 499 });
    }
    const bytes = Buffer.from(await request.arrayBuffer());
    const given = request.headers.get("content-range") ?? "";
    const [, from, total] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(given) ?? [];
    if (total === undefined || Number(from ?? upload.bytes) !== upload.bytes) {
      return refuse(400, "badRequest", `Content-Range ${given}`);
    }
    if (total === "*" && bytes.length % PIECE !== 0)
      return refuse(400, "badRequest", "Not a multiple of 256 KiB");
    upload.parts.push(bytes);
    upload.bytes += bytes.length;
    if (total === "*") {
      return new Response(null, { status: 308, headers: { range: `bytes=0-${upload.bytes - 1}` } });
    }
    if (upload.bytes !== Number(total)) return refuse(400, "badRequest", "Another length");
    uploads.delete(id);
    files.set(upload.name, Buffer.concat(upload.parts));
    return Response.json({ kind: "storage#object", name: upload.name });
  }

  function object(name: string, request: Request): Response {
    const file = files.get(name);
    if (!file) {
      const message = `No such object: ${bucket}/${name}`;
      return request.method === "GET"
        ? new Response(message, { status: 404 })
        : refuse(404, "notFound", message);
    }
    if (request.method === "DELETE") {
      files.delete(name);
      return new Response(null, { status: 204 });
    }
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get("range") ?? "") ?? [];
    if (first === undefined) return new Response(new Uint8Array(file));
    return new Response(new Uint8Array(file.subarray(Number(first), Number(last) + 1)), { status: 206 });
  }

  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    maxRequestBodySize: 200 * 1024 * 1024,
    async fetch(request) {
      const url = new URL(request.url);
      if (url.pathname === "/token") return token(new URLSearchParams(await request.text()), url);
      asked.push(`${request.method} ${url.pathname}`);
      if (failures > 0) {
        failures -= 1;
        await request.arrayBuffer();
        return refuse(503, "backendError", "Try again");
      }
      if (request.headers.get("authorization") !== `Bearer token-${tokens}`) {
        return refuse(401, "authError", "Invalid Credentials");
      }
      const [, place, name = ""] =
        /^\/(?:upload\/)?storage\/v1\/b\/([^/]+)\/o(?:\/(.+))?$/.exec(url.pathname) ?? [];
      if (place !== bucket) return refuse(404, "notFound", "The specified bucket does not exist.");
      if (!url.pathname.startsWith("/upload/")) return object(decodeURIComponent(name), request);
      const id = url.searchParams.get("upload_id");
      if (id) return piece(id, request);
      const made = crypto.randomUUID();
      uploads.set(made, { name: url.searchParams.get("name")!, parts: [], bytes: 0 });
      url.searchParams.set("upload_id", made);
      return new Response(null, { headers: { location: url.href } });
    },
  });
  const baseUrl = `http://127.0.0.1:${server.port}`;
  return {
    baseUrl,
    key: { client_email: "files@example.com", private_key: privateKey, token_uri: `${baseUrl}/token` },
    asked,
    tokens: () => tokens,
    files: () => [...files.keys()],
    unfinished: () => uploads.size,
    /** The next so many calls are answered 503. */
    fail: (times: number) => {
      failures = times;
    },
    stop: () => server.stop(true),
  };
}
