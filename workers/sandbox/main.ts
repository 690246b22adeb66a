import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startSandbox } from "./sandbox";
import type { MetaRegistration, TwilioRegistration } from "./state/registry";

interface SandboxAccounts {
  meta: MetaRegistration[];
  twilio: TwilioRegistration[];
}

/** The sandbox as a process. */
async function main(): Promise<void> {
  if (process.env.NODE_ENV === "production") {
    fail(
      "The sandbox is a pretend carrier and does not run in production: unset NODE_ENV=production or do not start it.",
    );
  }
  const port = Number(process.env.SANDBOX_PORT ?? 3002);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    fail(`SANDBOX_PORT must be a port number, not "${process.env.SANDBOX_PORT}".`);
  }
  const dataDir = process.env.DATA_DIR ?? ".data";
  const sandbox = await startSandbox({
    port,
    seed: process.env.SANDBOX_SEED,
    controlKey: process.env.SANDBOX_KEY || undefined,
    publicUrl: process.env.SANDBOX_URL || undefined,
    stateFile: join(dataDir, "sandbox.json"),
  }).catch((error: NodeJS.ErrnoException) =>
    fail(
      error.code === "EADDRINUSE"
        ? `The sandbox cannot start: port ${port} is in use. Set SANDBOX_PORT to another one.`
        : `The sandbox cannot start: ${error.message}`,
    ),
  );
  // The demo company's accounts: written by its seed, told anew at every start.
  const accounts = join(dataDir, "sandbox-accounts.json");
  if (existsSync(accounts)) {
    const { meta, twilio } = JSON.parse(readFileSync(accounts, "utf8")) as SandboxAccounts;
    for (const one of meta) sandbox.registerMeta(one);
    for (const one of twilio) sandbox.registerTwilio(one);
  }
  const stop = () => {
    void sandbox.stop().finally(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  console.log(`sandbox ready on ${sandbox.url}`);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

await main();
