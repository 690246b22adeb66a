import type { AppProcess } from "~/platform/app-process.server";
import type { CompanyContext, Job } from "~/platform/db/company-types";

/** What runs when a queue has a job. The work itself is a use case of the feature. */
export interface JobDefinition<Payload extends object = object> {
  readonly job: Job<Payload>;
  /** Jobs of this queue that one worker runs at once. Default 1. */
  readonly concurrency?: number;
  handle(ctx: CompanyContext, payload: Payload, process: AppProcess, signal: AbortSignal): Promise<void>;
}

/** Keeps the payload's type where the definition is written; the list of all of them does not need it. */
export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): JobDefinition {
  return definition as unknown as JobDefinition;
}
