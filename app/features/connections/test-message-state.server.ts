import type { CompanyRead } from "~/platform/db/company-types";

export interface TestMessageState {
  outgoingId: string;
  phone: string;
  /** As of the outgoing row: waiting … read, failed, unknown. */
  state: string;
  /** The provider's code or the reason. */
  why: string | null;
  at: Date;
}

/** The message that somebody sent to their own phone (its id is kept in the connection's details), or null. */
export async function testMessageState(
  scope: CompanyRead,
  outgoingId: string,
): Promise<TestMessageState | null> {
  const row = await scope.db.outgoing.findFirst({
    where: { id: outgoingId },
    select: { id: true, toPhone: true, state: true, why: true, createdAt: true },
  });
  if (!row) return null;
  return { outgoingId: row.id, phone: row.toPhone ?? "", state: row.state, why: row.why, at: row.createdAt };
}
