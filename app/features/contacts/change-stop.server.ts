import { recordAudit } from "~/features/audit/record-audit.server";
import { blockContact, unblockContact } from "~/features/consent/block-contact.server";
import { CONSENT_CHANNELS, type ConsentChannel } from "~/features/consent/core/consent-state";
import { resumeContact } from "~/features/consent/resume-contact.server";
import { stopContact } from "~/features/consent/stop-contact.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { cleanLine } from "./core/clean-line";

export interface StopWish {
  contactId: string;
  action: "stop" | "resume" | "block" | "unblock";
  /** For stop and resume. */
  channel?: ConsentChannel | "all";
  /** Why a member says so: "ligou pedindo para sair". Required; it is the evidence. */
  reason: string;
}

const LEAST_WORDS = 3;

/**
 * A member stops or resumes a person's messages on their behalf, or blocks them. The reason is kept as evidence.
 * @throws AppError NOT_FOUND, BAD_REQUEST without a reason
 */
export async function changeStop(
  ctx: CompanyContext,
  { contactId, action, channel = "all", reason }: StopWish,
): Promise<void> {
  const text = cleanLine(reason).slice(0, 1_000);
  if (text.length < LEAST_WORDS) throw new AppError("BAD_REQUEST", "consent.errors.reasonMissing");
  const now = appProcess().clock.now();
  const source = ctx.actor.kind === "api-key" ? "api" : "member";
  await ctx.transaction(async (tx) => {
    const wish = { contactId, source, evidence: { text }, at: now } as const;
    const channels = channel === "all" ? CONSENT_CHANNELS : [channel];
    const found = {
      block: () => blockContact(tx, wish, now),
      unblock: () => unblockContact(tx, wish, now),
      stop: () => onEach(channels, (one) => stopContact(tx, { ...wish, channel: one }, now)),
      resume: () => onEach(channels, (one) => resumeContact(tx, { ...wish, channel: one }, now)),
    }[action];
    if (!(await found())) throw new AppError("NOT_FOUND", "contacts.errors.notFound");
    await recordAudit(tx, {
      action: `contact.${PAST[action]}`,
      subjectType: "contact",
      subjectId: contactId,
      fields: action === "stop" || action === "resume" ? [...channels] : [],
    });
  });
}

const PAST = { stop: "stopped", resume: "resumed", block: "blocked", unblock: "unblocked" } as const;

/** One after the other: they are statements of one transaction. */
async function onEach<T>(
  channels: readonly ConsentChannel[],
  change: (channel: ConsentChannel) => Promise<T>,
) {
  let last: T | undefined;
  for (const channel of channels) last = await change(channel);
  return last;
}
