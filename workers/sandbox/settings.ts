import { z } from "zod";

const percent = z.number().min(0).max(100);

/**
 * Everything that can be changed while it runs. Times are milliseconds of real life; `speed` divides them.
 * `mode`: `real` waits as people do, `instant` waits for nothing (tests), `off` has no customers at all (benches).
 */
export const settingsSchema = z.object({
  seed: z.string().max(64),
  mode: z.enum(["real", "instant", "off"]),
  speed: z.number().min(0.1).max(1000),
  /** "Estragar de propósito". */
  duplicatePercent: percent,
  reorderPercent: percent,
  slowMs: z.number().int().min(0).max(120_000),
  down: z.boolean(),
  /** How the next answers of the send endpoints look, whatever the number. `hang`, `half` and `no-id` did process the message. */
  answer: z.enum(["ok", "html", "hang", "half", "no-id", "reset"]),
  /** Where refusals about a person arrive: as Meta does per code, all in the HTTP answer, or all by webhook. */
  refusals: z.enum(["as-meta", "answer", "webhook"]),
  webhookVersion: z.enum(["v23", "v24"]),
  /** Updates in one POST (Meta: up to 1,000) and POSTs in flight per address. */
  batchSize: z.number().int().min(1).max(1000),
  concurrency: z.number().int().min(1).max(64),
  webhookTimeoutMs: z.number().int().min(50).max(60_000),
  retryFirstMs: z.number().int().min(1),
  retryMaxMs: z.number().int().min(1),
  retryAttempts: z.number().int().min(0).max(1000),
  limits: z.object({
    throughput: z.boolean(),
    pair: z.boolean(),
    portfolio: z.boolean(),
    window: z.boolean(),
  }),
  customers: z.object({
    deliveredPercent: percent,
    /** Of those not delivered, how many fail with 131026; the rest have the phone switched off. */
    undeliverableFailPercent: percent,
    readPercent: percent,
    replyPercent: percent,
    stopPercent: percent,
  }),
  templateReviewMs: z.number().int().min(0),
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  seed: "2026-11",
  mode: "real",
  speed: 1,
  duplicatePercent: 0,
  reorderPercent: 0,
  slowMs: 0,
  down: false,
  answer: "ok",
  refusals: "as-meta",
  webhookVersion: "v24",
  batchSize: 50,
  concurrency: 1,
  webhookTimeoutMs: 10_000,
  retryFirstMs: 1000,
  retryMaxMs: 30_000,
  retryAttempts: 40,
  limits: { throughput: true, pair: true, portfolio: true, window: true },
  customers: {
    deliveredPercent: 97,
    undeliverableFailPercent: 50,
    readPercent: 60,
    replyPercent: 6,
    stopPercent: 1,
  },
  templateReviewMs: 4000,
};

export const settingsPatchSchema = settingsSchema
  .extend({
    limits: settingsSchema.shape.limits.partial(),
    customers: settingsSchema.shape.customers.partial(),
  })
  .partial()
  .strict();

export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** New settings from old ones and a change; nested groups are merged, not replaced. */
export function changeSettings(old: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({
    ...old,
    ...patch,
    limits: { ...old.limits, ...patch.limits },
    customers: { ...old.customers, ...patch.customers },
  });
}
