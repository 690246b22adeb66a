import { createHash } from "node:crypto";
import pg from "pg";
import { verifyMetaSignature } from "~/channels/meta-cloud/verify-signature";
import { webhookRoutes } from "~/features/webhooks/webhook-routes.server";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { openDatabase } from "~/platform/db/database.server";
import { parseEnv } from "~/platform/env/env";
import { createLogger } from "~/platform/logger/logger";
import { createRequestAnswerer } from "~/server/create-request-answerer";

/**
 * The web process without its pages: the same answerer, limits and routes. With `single` as an argument, the peer: the
 * same server and signature check, but an INSERT of its own per request, in one round trip on a pool of ten.
 */
const env = parseEnv(process.env);
const url = env.databaseUrl!;
const database = openDatabase({ url, directUrl: url });
setAppProcess({
  env,
  database,
  secrets: createSecretBox(env.encryptionKeys),
  logger: createLogger("web", "warn"),
  clock: systemClock,
});

const answerer = (routes: Parameters<typeof createRequestAnswerer>[0]["routes"]) =>
  createRequestAnswerer(
    { assetsFolder: "/nowhere", production: true, routes, onError: (error) => console.error(error) },
    async () => new Response(null, { status: 404 }),
  );

const pool = new pg.Pool({ connectionString: url, max: 10, options: "-c role=mia_intake" });
const single = {
  name: "single",
  match: (pathname: string) => pathname === "/api/v1/webhooks/meta",
  crossSite: true,
  async handle(request: Request) {
    const body = Buffer.from(await request.arrayBuffer());
    const secrets = [env.meta.appSecret ?? ""];
    if (!verifyMetaSignature(body, request.headers.get("x-hub-signature-256"), secrets)) {
      return new Response(null, { status: 401 });
    }
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 32);
    await pool.query({
      name: "store",
      text: `WITH stored AS (INSERT INTO inbound_raw (source, hash, body) VALUES ('meta', $1::uuid, $2)
               ON CONFLICT (hash) DO NOTHING RETURNING id)
             INSERT INTO inbound_pending (id) SELECT id FROM stored`,
      values: [hash, body],
    });
    return new Response("OK");
  },
};

const answer = answerer(process.argv.includes("single") ? [single] : webhookRoutes);
const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  idleTimeout: 60,
  fetch: (request, bun) =>
    answer(request, { socketAddress: bun.requestIP(request)?.address ?? "", keepOpen: () => {} }),
});
console.log(`Web: ${server.port}`);
process.on("SIGINT", () => process.exit(0));
