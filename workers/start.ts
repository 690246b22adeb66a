// Runs on a fresh clone: imports nothing that has to be installed.
import { resolve } from "node:path";
import { StartError } from "~/platform/env/start-error";
import { checkDataDir } from "./database/check-data-dir";
import { claimDataDir } from "./up/claim-data-dir";
import { installPackages } from "./up/install-packages";

const dev = process.argv.includes("--dev");

try {
  const dataDir = resolve(process.env.DATA_DIR?.trim() || ".data");
  checkDataDir(dataDir, 200);
  // Installing under a running web process would pull the ground from under it.
  const claim = await claimDataDir(dataDir, `http://localhost:${process.env.PORT?.trim() || 3000}`);
  claim.release();
  if (await installPackages()) await startAnew();
  else await (await import("./up")).up({ dev });
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

/** A process that began without node_modules goes on resolving without it; a new one finds everything. */
async function startAnew() {
  const child = Bun.spawn([process.execPath, resolve(import.meta.dir, "up.ts"), ...(dev ? ["--dev"] : [])], {
    stdio: ["inherit", "inherit", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  process.exit(await child.exited);
}
