import type { PgBoss } from "pg-boss";
import type { AppProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { jobEnvelope } from "~/platform/jobs/job-envelope";
import type { JobDefinition } from "./job-definition";

/**
 * Runs jobs: makes the company's context from the envelope, which is one of the three places that may. A job that fails
 * is tried again by its queue's rule; handlers find out themselves what is left to do.
 */
export async function handleJobs(
  boss: PgBoss,
  process: AppProcess,
  definitions: readonly JobDefinition[],
): Promise<void> {
  for (const definition of definitions) {
    const { queue } = definition.job;
    const options = {
      batchSize: 1,
      pollingIntervalSeconds: 1,
      localConcurrency: definition.concurrency ?? 1,
    };
    await boss.work(queue, options, async ([job]) => {
      if (!job) return;
      const { companyId, actor, payload } = jobEnvelope.parse(job.data);
      const ctx = createCompanyContext(process.database, { companyId, actor });
      try {
        await definition.handle(ctx, payload as object, process, job.signal);
      } catch (error) {
        process.logger.error({ queue, jobId: job.id, error: String(error) }, "a job failed");
        throw error;
      }
    });
  }
}
