import type { PauseReason } from "~/features/outgoing/core/reasons";

/** What Meta's webhook word makes of a template's status. FLAGGED and LOCKED say something about it, not about sending. */
const STATUS: Readonly<Record<string, string>> = {
  APPROVED: "APPROVED",
  REINSTATED: "APPROVED",
  UNARCHIVED: "APPROVED",
  UNPAUSED: "APPROVED",
  ARCHIVED: "ARCHIVED",
  DELETED: "DELETED",
  DISABLED: "DISABLED",
  IN_APPEAL: "IN_APPEAL",
  LIMIT_EXCEEDED: "LIMIT_EXCEEDED",
  PAUSED: "PAUSED",
  PENDING: "PENDING",
  PENDING_DELETION: "PENDING_DELETION",
  REJECTED: "REJECTED",
};

/** The status as Meta's REST API would say it, or undefined when the event changes none (or is one we do not know). */
export function templateStatusOf(event: string): string | undefined {
  return STATUS[event.toUpperCase()];
}

const PAUSES: Readonly<Record<string, PauseReason>> = {
  PAUSED: "template-paused",
  DISABLED: "template-disabled",
  REJECTED: "template-disabled",
  ARCHIVED: "template-disabled",
  LIMIT_EXCEEDED: "template-disabled",
  DELETED: "template-missing",
  PENDING_DELETION: "template-missing",
};

/** Why campaigns with a template in this status cannot go on: Meta refuses every send with it. */
export function pauseReasonOf(status: string): PauseReason | undefined {
  return PAUSES[status];
}
