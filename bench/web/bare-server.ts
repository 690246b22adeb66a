// The bare limit: the same session, the same walls, the same query, and nothing around them.
import { findSession } from "~/features/auth/find-session.server";
import { listCampaigns } from "~/features/campaigns/list-campaigns.server";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { openDatabase } from "~/platform/db/database.server";
import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { createLogger } from "~/platform/logger/logger";

const env = loadEnvOrExit();
const database = openDatabase({ url: env.appDatabaseUrl, directUrl: env.directDatabaseUrl });
const secrets = createSecretBox(env.encryptionKeys);
setAppProcess({ env, database, secrets, logger: createLogger("bare", "warn"), clock: systemClock });

const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  async fetch(request) {
    const session = await findSession(request);
    if (!session?.company) return new Response(null, { status: 401 });
    const { id: companyId, role } = session.company;
    const actor = { kind: "member", userId: session.user.id, role } as const;
    return Response.json(await listCampaigns(createCompanyContext(database, { companyId, actor }), {}));
  },
});
console.log(`Bare: ${server.url.origin}`);
