/**
 * What a worker process should have in its environment before it starts.
 * - Bun queues requests beyond its cap of 256 silently, and a number's pace would no longer be ours.
 * - JavaScriptCore lets its heap grow by what the whole machine has; told of 256 MiB it collects garbage in time.
 */
export const WORKER_ENV = {
  BUN_CONFIG_MAX_HTTP_REQUESTS: "4096",
  BUN_JSC_forceRAMSize: String(256 * 1024 * 1024),
};
