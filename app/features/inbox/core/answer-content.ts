import { z } from "zod";

/** What a member sends: made in the browser, checked here and again by the channel. */
export const answerContentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string().max(100_000) }),
  z.object({
    kind: z.literal("media"),
    /** A fresh upload of the member's. */
    mediaId: z.uuid(),
    caption: z.string().max(10_000).optional(),
    /** Recorded on the spot. */
    voice: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal("template"),
    templateId: z.uuid(),
    /** By variable key; see listVariables. */
    values: z.record(z.string().max(200), z.string().max(2_000)),
  }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().trim().max(200).optional(),
    address: z.string().trim().max(500).optional(),
  }),
]);
export type AnswerContent = z.infer<typeof answerContentSchema>;
