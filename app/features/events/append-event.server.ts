import type { CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import type { EventKind } from "./event-kinds";

export interface EventFact {
  kind: EventKind;
  /** UUID of what it is about. */
  subjectId?: string;
  /** Ids and small facts; no message texts. */
  data?: Prisma.InputJsonObject;
}

/** Appends business facts in the transaction that makes them true. Readers have their own commit-safe cursors. */
export async function appendEvents(tx: CompanyTransaction, facts: EventFact[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.db.event.createMany({
    data: facts.map(({ kind, subjectId, data }) => ({ kind, subjectId, data })),
  });
}
