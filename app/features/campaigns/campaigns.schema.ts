import { z } from "zod";
import { sendWindowSchema } from "~/features/outgoing/core/send-window";
import { audienceExclusionSchema, audienceTermSchema } from "./core/audience";
import { scheduleSchema } from "./core/schedule";
import { variableMappingSchema } from "./core/variable-mapping";

/** Like an audience, but may still be empty. Lists and tags by id or by name. */
export const audienceDraftSchema = z.strictObject({
  any: z.array(audienceTermSchema).max(50),
  minus: z.array(audienceExclusionSchema).max(50).default([]),
});
export type AudienceDraft = z.infer<typeof audienceDraftSchema>;

const sendWindow = z.union([
  sendWindowSchema,
  z.strictObject({ always: z.literal(true) }),
  /** The command line's words. `default` = the company's, or the product's for offers. */
  z.enum(["always", "default"]),
]);

const MOST_RATE = 10_000;

/** What a draft is made of. Everything may come one by one: the composer saves as one types. */
export const campaignChangesSchema = z.strictObject({
  name: z.string().trim().max(200).optional(),
  connectionId: z.uuid().nullable().optional(),
  /** Further numbers by QR that it takes turns over. */
  numbers: z.array(z.uuid()).max(100).optional(),
  templateId: z.uuid().nullable().optional(),
  /** Instead of its id, for the command line. */
  template: z.strictObject({ name: z.string(), language: z.string() }).optional(),
  /** By variable key or bare name; or as the command line writes them (`1=first_name|friend`). */
  variables: z.union([variableMappingSchema, z.array(z.string().max(2_000)).max(200)]).optional(),
  /** Or as the command line writes it (`list:NAME`). */
  audience: z.union([audienceDraftSchema, z.array(z.string().max(300)).max(50)]).optional(),
  schedule: scheduleSchema.optional(),
  sendWindow: sendWindow.nullable().optional(),
  rate: z.number().int().min(1).max(MOST_RATE).nullable().optional(),
});
export type CampaignChanges = z.infer<typeof campaignChangesSchema>;

export const newCampaignSchema = campaignChangesSchema.extend({ name: z.string().trim().min(1).max(200) });
export type NewCampaign = z.infer<typeof newCampaignSchema>;

export const recipientFilterSchema = z.strictObject({
  states: z
    .array(
      z.enum([
        "waiting",
        "claimed",
        "sending",
        "accepted",
        "held",
        "delivered",
        "read",
        "failed",
        "unknown",
        "skipped",
      ]),
    )
    .optional(),
  /** A skip or wait reason, or a provider's code. */
  why: z.string().max(100).optional(),
  /** Waiting for an hour or a limit, as opposed to being next. */
  waitsFor: z.enum(["hour", "turn"]).optional(),
  /** Name or phone. */
  search: z.string().max(200).optional(),
  /** Id of the last one seen. */
  after: z.uuid().optional(),
  most: z.number().int().min(1).max(200).default(50),
});
export type RecipientFilter = z.input<typeof recipientFilterSchema>;
