import { join } from "node:path";
import { parseEnv } from "~/platform/env/env";
import {
  forgetLocalDatabase,
  readLocalSecrets,
  writeLocalDatabase,
} from "~/platform/env/local-secrets.server";
import { sayBoth } from "~/platform/env/say-both";
import { checkDataDir } from "../database/check-data-dir";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../database/embedded-postgres";
import { generateClient } from "../database/generate-client";
import { migrateDatabase } from "../database/migrate-database";
import { buildApp } from "./build-app";
import { checkPorts } from "./check-ports";
import { type Claim, claimDataDir } from "./claim-data-dir";
import { endOrphans } from "./end-orphans";
import { keepPostgresUp } from "./keep-postgres-up";
import { lastLines } from "./log-file";
import { type Child, planChildren } from "./plan-children";
import { printReady } from "./print-ready";
import { printStep } from "./print-step";
import { seedDemo } from "./seed-demo";
import { type Supervised, supervise } from "./supervise";
import { waitForHealth } from "./wait-for-health";

export interface EverythingOptions {
  dev: boolean;
  /** Other processes than the product's own: for tests of the start itself. */
  children?: (planned: Child[]) => Child[];
}

export interface Everything {
  /** Web, worker and sandbox first, then the database. Twice is once. */
  stop(): Promise<void>;
  /** Ends the processes at once, without manners. */
  kill(): void;
  /** Settles when all is up; rejects with a StartError. */
  ready: Promise<void>;
}

const GRACE_MS = 15_000;
const FALLS_WORTH_THE_LOG = 5;

/** Embedded database, migrations, demo company, then web, worker and sandbox, each started again when it falls. */
export function runEverything(
  source: Record<string, string | undefined>,
  options: EverythingOptions,
): Everything {
  const children: Supervised[] = [];
  let postgres: EmbeddedPostgres | undefined;
  let forgetPostgres = () => {};
  let claim: Claim | undefined;
  let stopping: Promise<void> | undefined;
  const aborted = new AbortController();

  async function open() {
    const env = parseEnv(source);
    checkDataDir(env.dataDir, 200);
    claim = await claimDataDir(env.dataDir, env.appUrl);
    await endOrphans(claim.last?.pids ?? []);
    claim.tell({});
    await checkPorts(env);
    await generateClient();
    await Promise.all([options.dev || options.children ? null : buildApp(aborted.signal), openDatabase()]);
    const planned = planChildren(env, source, options.dev);
    const plans = options.children?.(planned) ?? planned;
    if (stopping) return;
    printStep("start.processes");
    const first = plans.filter(({ name }) => name === "sandbox").map(launch);
    await Promise.all(first);
    if (env.sandbox && !options.children) {
      printStep("start.seeding");
      await seedDemo(planned[0]?.env ?? source, aborted.signal);
    }
    if (stopping) return;
    await Promise.all(plans.filter(({ name }) => name !== "sandbox").map(launch));
    if (!stopping) printReady(env);
  }

  async function openDatabase() {
    const env = parseEnv(source);
    if (!env.databaseUrl) {
      printStep("start.database");
      postgres = await startEmbeddedPostgres({ dataDir: env.dataDir });
      const stopLooking = keepPostgresUp(postgres, join(env.dataDir, "postgres.log"));
      forgetPostgres = () => {
        stopLooking();
        forgetLocalDatabase(env.dataDir);
      };
      writeLocalDatabase(env.dataDir, postgres.url);
    }
    if (stopping) return;
    const full = parseEnv(source, env.production ? {} : readLocalSecrets(env.dataDir));
    const { ownerDatabaseUrl: url = "", appDatabaseUrl: appUrl = url } = full;
    printStep("start.migrating");
    const appUser = decodeURIComponent(new URL(appUrl).username);
    await migrateDatabase({ url, appUser, signal: aborted.signal });
  }

  async function launch(plan: Child) {
    const child = supervise(plan, {
      onLaunch: () => claim?.tell({ pids: children.flatMap(({ pid }) => pid ?? []) }),
      onFall: (backoffMs, falls) => report(plan, backoffMs, falls),
    });
    children.push(child);
    child.start();
    await waitForHealth(child, plan.port, () => stopping !== undefined);
  }

  async function stopAll() {
    await Promise.all(children.map((child) => child.stop(GRACE_MS)));
    forgetPostgres();
    await postgres?.stop();
  }

  const ready = open();
  ready.catch(() => {});
  return {
    ready,
    kill: () => {
      for (const child of children) child.kill();
    },
    stop() {
      stopping ??= (async () => {
        aborted.abort();
        claim?.tell({ stopping: true });
        await stopAll();
        await ready.catch(() => {});
        // Something may have come up while we were stopping.
        await stopAll();
        claim?.release();
      })();
      return stopping;
    },
  };
}

function report({ name, logFile: log }: Child, backoffMs: number, falls: number) {
  console.error(sayBoth("start.fell", { name, seconds: backoffMs / 1000, log }));
  if (falls === FALLS_WORTH_THE_LOG) {
    console.error(sayBoth("start.keepsFalling", { name, log, lines: lastLines(log) }));
  }
}
