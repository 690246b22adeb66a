import pg from "pg";
import { EnvError } from "~/platform/env/env-error";
import { StartError } from "~/platform/env/start-error";

const OLDEST_MAJOR = 16;
const WAIT_MS = 30_000;

/**
 * A connection of the owner's log-in. Waits for a server that is still starting, refuses at once what waiting cannot mend.
 * @throws StartError: no answer within 30 s, log-in refused, Postgres older than 16.
 */
export async function connectOwner(url: string, signal?: AbortSignal): Promise<pg.Client> {
  const giveUpAt = Date.now() + WAIT_MS;
  for (;;) {
    signal?.throwIfAborted();
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await checkVersion(client);
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (error instanceof StartError) throw error;
      const reason = reasonOf(error);
      if (isRefusal(error)) throw new StartError("database.refused", { variable: "DATABASE_URL", reason });
      if (Date.now() > giveUpAt)
        throw new StartError("database.unreachable", { variable: "DATABASE_URL", reason });
    }
    await Bun.sleep(200);
  }
}

async function checkVersion(client: pg.Client) {
  const { rows } = await client.query<{ number: string }>(
    "SELECT current_setting('server_version_num') AS number",
  );
  const found = Math.floor(Number(rows[0]?.number) / 10_000);
  if (found < OLDEST_MAJOR) throw new StartError("database.tooOld", { variable: "DATABASE_URL", found });
}

/** 28: authorization, 3D: no such database, 42501: no permission to connect (PostgreSQL docs, appendix A). */
function isRefusal(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? "");
  return code.startsWith("28") || code.startsWith("3D") || code === "42501" || error instanceof EnvError;
}

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
