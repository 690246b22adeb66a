import { appProcess } from "~/platform/app-process.server";
import { hashToken } from "~/platform/crypto/hash-token";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Role } from "~/platform/db/company-types";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { type InvitationState, invitationState } from "./core/invitation-state";

export interface FoundInvitation {
  invitationId: string;
  companyId: string;
  companyName: string;
  email: string | null;
  role: Role;
  state: InvitationState;
}

/** What a link is for; undefined for one that never was. */
export async function findInvitation(token: string): Promise<FoundInvitation | undefined> {
  const { database, clock } = appProcess();
  const place = await systemLookups(database).invitation(hashToken(token));
  if (!place) return undefined;
  const { companyId, invitationId } = place;
  const ctx = createCompanyContext(database, { companyId, actor: { kind: "system", task: "invitation" } });
  return ctx.read(async ({ db }) => {
    const row = await db.invitation.findFirst({
      where: { id: invitationId },
      include: { company: { select: { name: true } } },
    });
    if (!row) return undefined;
    return {
      invitationId,
      companyId,
      companyName: row.company.name,
      email: row.email,
      role: row.role as Role,
      state: invitationState(row, clock.now()),
    };
  });
}
