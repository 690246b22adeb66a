import { z } from "zod";

/** What every job carries beside its payload: the company it acts in, and on whose behalf. Ids only. */
export const jobEnvelope = z.object({
  companyId: z.uuid(),
  actor: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("member"),
      userId: z.string(),
      role: z.enum(["owner", "admin", "agent", "viewer"]),
    }),
    z.object({ kind: z.literal("api-key"), apiKeyId: z.string(), scopes: z.array(z.string()) }),
    z.object({ kind: z.literal("system"), task: z.string() }),
  ]),
  payload: z.unknown(),
});
