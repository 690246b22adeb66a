import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { changeRole, removeMember } from "./change-member.server";
import { changeMembership } from "./change-membership.server";
import { inviteSchema, membershipChangeSchema, roleSchema } from "./companies.schema";
import { inviteMember, revokeInvitation } from "./invite-member.server";
import { listTeam } from "./list-team.server";

const membership = z.object({ membershipId: z.uuid() });

export const teamRouter = router({
  list: companyProcedure({ role: "viewer", scope: "team:read" }).query(({ ctx }) => listTeam(ctx.company)),
  invite: companyProcedure({ role: "admin", scope: null })
    .input(inviteSchema)
    .mutation(({ ctx, input }) => inviteMember(ctx.company, input)),
  revokeInvitation: companyProcedure({ role: "admin", scope: null })
    .input(z.object({ invitationId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeInvitation(ctx.company, input.invitationId)),
  changeRole: companyProcedure({ role: "admin", scope: null })
    .input(membership.extend({ role: roleSchema }))
    .mutation(({ ctx, input }) => changeRole(ctx.company, input.membershipId, input.role)),
  changeWork: companyProcedure({ role: "admin", scope: null })
    .input(membership.extend(membershipChangeSchema.shape))
    .mutation(({ ctx, input: { membershipId, ...change } }) =>
      changeMembership(ctx.company, membershipId, change),
    ),
  remove: companyProcedure({ role: "admin", scope: null })
    .input(membership)
    .mutation(({ ctx, input }) => removeMember(ctx.company, input.membershipId)),
});
