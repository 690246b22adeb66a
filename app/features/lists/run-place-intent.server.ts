import { z } from "zod";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { createPlace, type PlaceKind } from "./create-place.server";
import { deletePlace } from "./delete-place.server";
import { renamePlace } from "./rename-place.server";

const name = z.string().max(5_000);
const id = z.string().max(100);
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), name }),
  z.object({ intent: z.literal("rename"), id, name }),
  z.object({ intent: z.literal("delete"), id }),
]);

/** The forms of the pages of lists and tags. @throws AppError */
export async function runPlaceIntent(
  ctx: CompanyContext,
  kind: PlaceKind,
  form: FormData,
): Promise<{ done: "create" | "rename" | "delete" }> {
  const parsed = intentSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new AppError("BAD_REQUEST", "lists.errors.badName");
  const { data } = parsed;
  if (data.intent === "create") await createPlace(ctx, kind, data.name);
  else if (data.intent === "rename") await renamePlace(ctx, kind, data.id, data.name);
  else await deletePlace(ctx, kind, data.id);
  return { done: data.intent };
}
