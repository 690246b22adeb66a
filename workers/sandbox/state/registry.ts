import { z } from "zod";

/** What a caller tells the sandbox about its pretend accounts. Idempotent: the same ids again change, never double. */

const id = z.string().min(1).max(80);
const component = z.record(z.string(), z.unknown());

export const templateSeedSchema = z.object({
  id: z.string().optional(),
  name: z.string().min(1),
  language: z.string().min(2),
  category: z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]).default("MARKETING"),
  status: z.string().default("APPROVED"),
  parameter_format: z.enum(["NAMED", "POSITIONAL"]).default("POSITIONAL"),
  components: z.array(component),
});
export type TemplateSeed = z.input<typeof templateSeedSchema>;

export const TIERS = ["TIER_50", "TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"] as const;
export type Tier = (typeof TIERS)[number];

export const metaRegistrationSchema = z.object({
  businessId: id,
  businessName: z.string().optional(),
  wabaId: id,
  wabaName: z.string().optional(),
  phoneNumberId: id,
  displayPhone: z.string().min(8),
  verifiedName: z.string().min(1),
  token: z.string().min(1),
  appId: id,
  appSecret: z.string().min(1),
  /** The app's own callback; given, the WABA is subscribed at once without the verification call. */
  callbackUrl: z.url().optional(),
  verifyToken: z.string().optional(),
  templates: z.array(templateSeedSchema).optional(),
  /** Messages a second that the number may take; 0 = no limit. Meta: 80 by default, 1,000 after the upgrade. */
  messagesPerSecond: z.number().min(0).optional(),
  tier: z.enum(TIERS).optional(),
  qualityRating: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).optional(),
});
export type MetaRegistration = z.input<typeof metaRegistrationSchema>;

export const twilioRegistrationSchema = z.object({
  accountSid: id,
  authToken: z.string().min(1),
  friendlyName: z.string().optional(),
  numbers: z.array(z.object({ phone: z.string().min(3), smsUrl: z.string().optional() })),
  messagingServices: z
    .array(
      z.object({
        sid: id,
        name: z.string().optional(),
        phones: z.array(z.string()),
        inboundUrl: z.string().optional(),
      }),
    )
    .optional(),
  /** Twilio's Advanced Opt-Out: the inbound call then carries OptOutType. */
  advancedOptOut: z.boolean().optional(),
});
export type TwilioRegistration = z.input<typeof twilioRegistrationSchema>;
