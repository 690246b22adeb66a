import { z } from "zod";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { changeRole, removeMember } from "./change-member.server";
import { changeMembership } from "./change-membership.server";
import { inviteSchema, membershipChangeSchema, roleSchema } from "./companies.schema";
import { inviteMember, revokeInvitation } from "./invite-member.server";

const id = z.uuid("companies.errors.memberGone");
const role = z.enum(roleSchema.options, "companies.errors.role");

/** What the team page's forms send. */
export const teamActionSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("invite"),
    email: z.preprocess((text) => (text === "" ? undefined : text), inviteSchema.shape.email),
    role: z.enum(inviteSchema.shape.role.options, "companies.errors.role"),
  }),
  z.object({ intent: z.literal("revoke"), id }),
  z.object({ intent: z.literal("role"), id, role }),
  z.object({ intent: z.literal("remove"), id }),
  z.object({
    intent: z.literal("work"),
    id,
    visibility: membershipChangeSchema.shape.visibility.unwrap(),
    capacity: z.preprocess(
      (text) => (text === "" ? undefined : Number(text)),
      membershipChangeSchema.shape.capacity.unwrap(),
    ),
    /** Ids, joined by commas. */
    departments: z
      .string()
      .default("")
      .transform((text) => (text === "" ? [] : text.split(",")))
      .pipe(z.array(z.uuid())),
  }),
]);

export type TeamDone =
  | { done: "inviteReady"; link: string }
  | { done: "revoked" | "roleSaved" | "removed" | "workSaved" };

/** One form of the team page. @throws AppError of the use case */
export async function runTeamAction(
  ctx: CompanyContext,
  action: z.infer<typeof teamActionSchema>,
): Promise<TeamDone> {
  switch (action.intent) {
    case "invite": {
      const { path } = await inviteMember(ctx, action);
      return { done: "inviteReady", link: appProcess().env.appUrl + path };
    }
    case "revoke":
      await revokeInvitation(ctx, action.id);
      return { done: "revoked" };
    case "role":
      await changeRole(ctx, action.id, action.role);
      return { done: "roleSaved" };
    case "work": {
      const { id, visibility, capacity, departments } = action;
      await changeMembership(ctx, id, { visibility, capacity, departmentIds: departments });
      return { done: "workSaved" };
    }
    case "remove":
      await removeMember(ctx, action.id);
      return { done: "removed" };
  }
}
