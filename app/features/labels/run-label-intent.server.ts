import { z } from "zod";
import type { CompanyContext } from "~/platform/db/company-types";
import { labelSchema } from "./labels.schema";
import { removeLabel } from "./remove-label.sql.server";
import { saveLabel } from "./save-label.server";

const id = z.uuid("labels.errors.gone");

/** What the labels' page sends. */
export const labelIntentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), ...labelSchema.shape }),
  z.object({ intent: z.literal("change"), id, ...labelSchema.shape }),
  z.object({ intent: z.literal("remove"), id }),
]);

/** @throws AppError of the use case */
export async function runLabelIntent(
  ctx: CompanyContext,
  action: z.infer<typeof labelIntentSchema>,
): Promise<{ done: "create" | "change" | "remove" }> {
  if (action.intent === "remove") await removeLabel(ctx, action.id);
  else {
    const { name, color } = action;
    await saveLabel(ctx, action.intent === "change" ? action.id : null, { name, color });
  }
  return { done: action.intent };
}
