import { SAMPLE_FILES } from "../../customers/sample-media";
import { BoundedMap } from "../../state/bounded-map";
import { encryptMedia } from "./encrypt-media";
import type { MediaShelf, ShelvedFile } from "./media-shelf";
import { type Certificate, selfSignedCertificate } from "./self-signed-certificate";

const MAX_FILES = 2000;
const MAX_BYTES = 110 * 1024 * 1024;

export interface MediaServer extends MediaShelf {
  readonly keys: Certificate;
  stop(): Promise<void>;
}

/**
 * Local HTTPS for files: a client posts encrypted bytes to `/mms/…` and gets them from there again; profile pictures are
 * at `/pictures/<digits>`. Clients trust it by its certificate. `port` 0 takes any.
 */
export function startMediaServer(options: { port?: number; keys?: Certificate } = {}): MediaServer {
  const keys = options.keys ?? selfSignedCertificate(Date.now());
  const files = new BoundedMap<string, Uint8Array>(MAX_FILES);
  const server = Bun.serve({
    port: options.port ?? 0,
    hostname: "127.0.0.1",
    idleTimeout: 0,
    maxRequestBodySize: MAX_BYTES,
    tls: { cert: keys.certificate, key: keys.privateKey },
    fetch: async (request) => {
      const { pathname, origin } = new URL(request.url);
      if (request.method === "POST") {
        files.set(pathname, new Uint8Array(await request.arrayBuffer()));
        return Response.json({ url: `${origin}${pathname}`, direct_path: pathname });
      }
      if (pathname.startsWith("/pictures/")) {
        return new Response(SAMPLE_FILES.image.bytes.slice(), { headers: { "content-type": "image/png" } });
      }
      const file = files.get(pathname);
      return file ? ranged(request, file) : new Response("no such file", { status: 404 });
    },
  });
  const host = `127.0.0.1:${server.port}`;
  return {
    host,
    certificate: keys.certificate,
    keys,
    store: (bytes, kind): ShelvedFile => {
      const { bytes: sealed, ...facts } = encryptMedia(bytes, kind);
      const directPath = `/mms/${kind}/${facts.fileEncSha256.toString("base64url")}`;
      files.set(directPath, sealed);
      return {
        ...facts,
        directPath,
        url: `https://${host}${directPath}`,
        hostlessPath: `@${host}${directPath}`,
      };
    },
    pictureOf: (digits) => (digits ? `https://${host}/pictures/${digits}` : undefined),
    stop: () => server.stop(true),
  };
}

function ranged(request: Request, file: Uint8Array): Response {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
  if (from === undefined) return new Response(new Uint8Array(file));
  const end = to ? Number(to) + 1 : file.length;
  return new Response(file.slice(Number(from), end), { status: 206 });
}
