import { z } from "zod";
import type { CompanyContext } from "~/platform/db/company-types";
import { newApiKeySchema } from "./api-keys.schema";
import { createApiKey } from "./create-api-key.server";
import { revokeApiKey } from "./revoke-api-key.server";

/** What the API keys page's forms send; `scopes` joined with spaces. */
export const apiKeysActionSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("create"),
    name: newApiKeySchema.shape.name,
    scopes: z.preprocess(
      (text) => (typeof text === "string" ? text.split(" ").filter(Boolean) : []),
      newApiKeySchema.shape.scopes,
    ),
  }),
  z.object({ intent: z.literal("revoke"), id: z.uuid("api-keys.errors.gone") }),
]);

export type ApiKeysDone = { done: "ready"; key: string } | { done: "revokedNow" };

/** One form of the API keys page. The key is in the answer once and nowhere else. @throws AppError of the use case */
export async function runApiKeysAction(
  ctx: CompanyContext,
  action: z.infer<typeof apiKeysActionSchema>,
): Promise<ApiKeysDone> {
  if (action.intent === "create") {
    const { key } = await createApiKey(ctx, action);
    return { done: "ready", key };
  }
  await revokeApiKey(ctx, action.id);
  return { done: "revokedNow" };
}
