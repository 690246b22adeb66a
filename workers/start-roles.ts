import { livePublisherOf } from "~/live/live-publisher.server";
import type { AppProcess } from "~/platform/app-process.server";
import { startCampaignWatch } from "./campaigns/watch-campaigns";
import { handleJobs } from "./handle-jobs";
import { startApplier } from "./intake/start-applier";
import { JOBS } from "./jobs/all-jobs";
import { startLiveServer } from "./live/live-server";
import { startSchedules } from "./schedules";
import { startLaneSupervisor } from "./senders/lane-supervisor";
import { workerHealth } from "./worker-health";
import { workerMetrics } from "./worker-metrics";

export interface Stoppable {
  stop(): Promise<void>;
}

/** Starts what WORKER_ROLES asks for, and stops it in the opposite order. The port answers /health in every role. */
export async function startRoles(app: AppProcess, owner: string): Promise<Stoppable> {
  const { env, database, logger, clock } = app;
  const has = (role: (typeof env.workerRoles)[number]) => env.workerRoles.includes(role);
  const started: Stoppable[] = [
    await startLiveServer({
      port: env.livePort,
      hostname: process.env.HOST ?? "127.0.0.1",
      database,
      env,
      logger,
      health: () => workerHealth(database),
      metrics: workerMetrics,
      sockets: has("live"),
    }),
  ];
  if (has("senders")) started.push(startLaneSupervisor(owner));
  if (has("jobs")) {
    started.push(startApplier({ database, logger, clock }));
    started.push(startCampaignWatch({ database, logger, clock }));
    started.push(startSchedules(app));
    if (database.boss) await handleJobs(database.boss, app, JOBS);
  }
  return {
    async stop() {
      for (const role of started.reverse()) await role.stop();
      await livePublisherOf(database).close();
    },
  };
}
