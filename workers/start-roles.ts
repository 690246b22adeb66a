import { livePublisherOf } from "~/live/live-publisher.server";
import type { AppProcess } from "~/platform/app-process.server";
import { openJobs } from "~/platform/jobs/open-jobs.server";
import { startCampaignWatch } from "./campaigns/watch-campaigns";
import { handleJobs } from "./handle-jobs";
import { startApplier } from "./intake/start-applier";
import { JOBS } from "./jobs/all-jobs";
import { startLiveServer } from "./live/live-server";
import { startSchedules } from "./schedules";
import { startLaneSupervisor } from "./senders/lane-supervisor";
import { startSessionSupervisor } from "./sessions/session-supervisor";
import { workerHealth } from "./worker-health";
import { workerMetrics } from "./worker-metrics";

export interface Stoppable {
  stop(): Promise<void>;
}

/** Starts what WORKER_ROLES asks for, and stops it in the opposite order. The port answers /health in every role. */
export async function startRoles(app: AppProcess, owner: string): Promise<Stoppable> {
  const { env, database, logger, clock } = app;
  const has = (role: (typeof env.workerRoles)[number]) => env.workerRoles.includes(role);
  // Senders first: after a death every moment counts for them, and they need neither queue nor port.
  const sessions = has("sessions") ? startSessionSupervisor(owner) : undefined;
  const senders = has("senders") ? startLaneSupervisor(owner) : undefined;
  await openJobs(database, logger, "run");
  const started: Stoppable[] = [
    await startLiveServer({
      port: env.livePort,
      hostname: env.host,
      database,
      env,
      logger,
      health: () => workerHealth(database),
      metrics: workerMetrics,
      sockets: has("live"),
    }),
  ];
  // Stopped in the opposite order: lanes finish what is in flight while their sockets are still open.
  if (sessions) started.push(sessions);
  if (senders) started.push(senders);
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
