import { processMetrics } from "~/platform/metrics/process-metrics.server";

/** Prometheus text of this worker. */
export const workerMetrics = () => processMetrics.metrics();
