import { z } from "zod";
import { LONGEST_NAME } from "./companies.schema";
import { SCOPES } from "./core/scopes";

export const newApiKeySchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "api-keys.errors.nameMissing")
    .max(LONGEST_NAME, "companies.errors.nameTooLong"),
  scopes: z.array(z.enum(SCOPES)).min(1, "api-keys.errors.noScopes"),
});
