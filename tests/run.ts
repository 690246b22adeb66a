// Everything that says whether this is right. Imports nothing that has to be installed: it runs on a fresh clone.
import { resolve } from "node:path";
import { installPackages } from "../workers/up/install-packages";

const fast = process.argv.includes("--fast");
const root = resolve(import.meta.dir, "..");
process.chdir(root);
await installPackages();

// A process that began without node_modules goes on resolving without it; a new one finds everything.
const child = Bun.spawn(
  [process.execPath, resolve(import.meta.dir, "run/run-steps.ts"), ...(fast ? ["--fast"] : [])],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
process.exit(await child.exited);
