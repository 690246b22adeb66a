import { resolve } from "node:path";
import { sayBoth } from "~/platform/env/say-both";
import { StartError } from "~/platform/env/start-error";
import { printStep } from "./up/print-step";
import { type EverythingOptions, runEverything } from "./up/run-everything";
import { watchWrapper } from "./up/watch-wrapper";

const IMPATIENT_MS = 1000;

/** Runs everything until a signal; what stops the start is one sentence and exit code 1. */
export async function up(options: EverythingOptions): Promise<never> {
  const everything = runEverything(process.env, options);
  let askedAt = 0;
  const end = async () => {
    // One Ctrl-C may reach us twice, from the terminal and from a wrapper above; a second one means "now".
    if (askedAt) return Date.now() - askedAt > IMPATIENT_MS ? everything.kill() : undefined;
    askedAt = Date.now();
    printStep("start.stopping");
    await everything.stop();
    console.log(sayBoth("start.stopped", { folder: resolve(process.env.DATA_DIR?.trim() || ".data") }));
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  watchWrapper(end);
  try {
    await everything.ready;
  } catch (error) {
    if (!askedAt) {
      askedAt = Date.now();
      console.error(error instanceof StartError ? error.message : error);
      await everything.stop();
      process.exit(1);
    }
  }
  return new Promise<never>(() => {});
}

if (import.meta.main) await up({ dev: process.argv.includes("--dev") });
