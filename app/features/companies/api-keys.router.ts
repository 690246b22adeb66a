import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { newApiKeySchema } from "./api-keys.schema";
import { createApiKey } from "./create-api-key.server";
import { listApiKeys } from "./list-api-keys.server";
import { revokeApiKey } from "./revoke-api-key.server";

export const apiKeysRouter = router({
  list: companyProcedure({ role: "admin", scope: null }).query(({ ctx }) => listApiKeys(ctx.company)),
  /** → the key, this one time */
  create: companyProcedure({ role: "admin", scope: null })
    .input(newApiKeySchema)
    .mutation(({ ctx, input }) => createApiKey(ctx.company, input)),
  revoke: companyProcedure({ role: "admin", scope: null })
    .input(z.object({ apiKeyId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeApiKey(ctx.company, input.apiKeyId)),
});
