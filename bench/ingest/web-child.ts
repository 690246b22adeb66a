import pg from "pg";
import { verifyMetaSignature } from "~/channels/meta-cloud/verify-signature";
import { isReadable } from "~/features/webhooks/core/check-body";
import { inboundHash } from "~/features/webhooks/core/inbound-hash";
import { storeInbound } from "~/features/webhooks/store-inbound.sql.server";
import { webhookRoutes } from "~/features/webhooks/webhook-routes.server";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { openDatabase } from "~/platform/db/database.server";
import { openRolePool } from "~/platform/db/role-pool.server";
import { parseEnv } from "~/platform/env/env";
import { createLogger } from "~/platform/logger/logger";
import { createRequestAnswerer } from "~/server/create-request-answerer";

/**
 * The web process without its pages: the same answerer, limits and routes. Two peers, by argument:
 * - `single`: the same code with groups of one: every request has an INSERT and a COMMIT of its own, ten at a time;
 * - `prepared`: the least that one INSERT per request can cost: one round trip, a prepared statement, the role set on
 *   connect (which no pooler in transaction mode allows), and no look at the body's JSON.
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

const meta = { match: (pathname: string) => pathname === "/api/v1/webhooks/meta", crossSite: true };
const secrets = [env.meta.appSecret ?? ""];
const isSigned = (request: Request, body: Uint8Array) =>
  verifyMetaSignature(body, request.headers.get("x-hub-signature-256"), secrets);

const pool = openRolePool(url, "mia_intake", 10);
const single = {
  ...meta,
  name: "single",
  async handle(request: Request) {
    const body = new Uint8Array(await request.arrayBuffer());
    if (!isSigned(request, body) || !isReadable(body, "json")) return new Response(null, { status: 401 });
    const hash = inboundHash("meta", null, null, request.headers.get("x-hub-signature-256") ?? "");
    await storeInbound(pool, [{ source: "meta", connectionId: null, hash, body, query: null }]);
    return new Response("OK");
  },
};

const preparedPool = new pg.Pool({ connectionString: url, max: 10, options: "-c role=mia_intake" });
const prepared = {
  ...meta,
  name: "prepared",
  async handle(request: Request) {
    const body = Buffer.from(await request.arrayBuffer());
    if (!isSigned(request, body)) return new Response(null, { status: 401 });
    const hash = inboundHash("meta", null, null, request.headers.get("x-hub-signature-256") ?? "");
    await preparedPool.query({
      name: "store",
      text: `WITH stored AS (INSERT INTO inbound_raw (source, hash, body) VALUES ('meta', $1::uuid, $2)
               ON CONFLICT (hash) DO NOTHING RETURNING id)
             INSERT INTO inbound_pending (id) SELECT id FROM stored`,
      values: [hash, body],
    });
    return new Response("OK");
  },
};

const peer = { single, prepared }[process.argv[2] ?? ""];
const answer = answerer(peer ? [peer] : webhookRoutes);
const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  idleTimeout: 60,
  fetch: (request, bun) =>
    answer(request, { socketAddress: bun.requestIP(request)?.address ?? "", keepOpen: () => {} }),
});
console.log(`Web: ${server.port}`);
process.on("SIGINT", () => process.exit(0));
