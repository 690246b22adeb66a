import { join, resolve } from "node:path";
import type { Env } from "~/platform/env/env";
import { WORKER_ENV } from "../worker-env";
import type { ChildPlan } from "./supervise";

const root = resolve(import.meta.dir, "../..");

/** What runs beside the database, and where each answers. */
export interface Child extends ChildPlan {
  port: number;
}

/** Web, worker and, outside production, sandbox; `--dev` starts each again when its sources change. */
export function planChildren(env: Env, source: Record<string, string | undefined>, dev: boolean): Child[] {
  const child = (
    name: string,
    port: number,
    entry: string,
    more: Record<string, string | undefined>,
  ): Child => ({
    name,
    port,
    command: [process.execPath, ...(dev && name !== "web" ? ["--watch"] : []), join(root, entry)],
    env: { ...childEnv(env, source, dev), ...more },
    logFile: join(env.dataDir, "logs", `${name}.log`),
    aloud: dev,
  });
  const web = dev ? "workers/up/dev-web.ts" : "app/server.ts";
  const children = [
    child("web", env.port, web, { VITE_CJS_IGNORE_WARNING: "1" }),
    child("worker", env.livePort, "workers/main.ts", WORKER_ENV),
  ];
  // The sandbox refuses NODE_ENV=production whatever the database is.
  const sandbox = child("sandbox", env.sandboxPort, "workers/sandbox/main.ts", { NODE_ENV: "development" });
  return env.sandbox ? [sandbox, ...children] : children;
}

/**
 * On the embedded default NODE_ENV=production only makes React quick; without DATABASE_URL it is no production. Address
 * and keys are not handed over: children read them from DATA_DIR, as the command line does.
 */
function childEnv(env: Env, source: Record<string, string | undefined>, dev: boolean) {
  const embedded = source.DATABASE_URL?.trim() ? {} : { NODE_ENV: dev ? "development" : "production" };
  return {
    ...source,
    ...embedded,
    DATA_DIR: env.dataDir,
    PORT: String(env.port),
    LIVE_PORT: String(env.livePort),
    SANDBOX_PORT: String(env.sandboxPort),
  };
}
