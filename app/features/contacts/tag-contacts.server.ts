import { findOrCreatePlace } from "~/features/lists/find-or-create-place.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { changeMembers, type MembersOutcome } from "./change-members.server";
import type { ContactSelection } from "./contacts.schema";
import { cleanLine } from "./core/clean-line";

/** Gives contacts a tag by its name (a new name is a new tag), or takes it from them. */
export async function tagContacts(
  ctx: CompanyContext,
  selection: ContactSelection,
  name: string,
  change: "add" | "remove",
): Promise<MembersOutcome> {
  if (change === "add") {
    const { id } = await findOrCreatePlace(ctx, "tag", name);
    return changeMembers(ctx, selection, { kind: "tag", id, change });
  }
  const tag = await ctx.read(({ db }) =>
    db.tag.findFirst({ where: { name: cleanLine(name) }, select: { id: true } }),
  );
  return tag
    ? changeMembers(ctx, selection, { kind: "tag", id: tag.id, change })
    : { done: true, changed: 0 };
}
