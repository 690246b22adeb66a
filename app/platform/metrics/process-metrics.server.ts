import { collectDefaultMetrics, Registry } from "prom-client";

/** This process's Prometheus registry; features add their own counters to it. */
export const processMetrics = new Registry();
collectDefaultMetrics({ register: processMetrics, prefix: "mia_" });
