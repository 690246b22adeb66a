import type { JobDefinition } from "../job-definition";

/** Every job that a worker can run. One line each. */
export const JOBS: readonly JobDefinition[] = [];
