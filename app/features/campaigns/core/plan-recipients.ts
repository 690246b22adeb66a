import type { ChannelKind } from "~/channels/channel";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { type ContactValues, contactFields } from "./contact-fields";
import { type PlannedValue, plannedValuesOf } from "./plan-values";
import { recipientZone } from "./recipient-zone";
import { type RecipientStart, recipientStart, type Schedule } from "./schedule";

/** One person of the audience as the database classified them. */
export interface AudiencePerson extends ContactValues {
  id: string;
  timeZone: string | null;
  holdUntil: Date | null;
  reason: string | null;
  waId: string | null;
  userId: string | null;
}

export interface PlanFacts {
  kind: ChannelKind;
  schedule: Schedule;
  sendWindow?: SendWindow;
  companyZone: string;
  plan: readonly PlannedValue[];
  marketing: boolean;
}

/** A row for the queue: it waits until `notBefore`, or it is skipped (`notBefore` null) with the reason. */
export interface PlannedRecipient {
  contactId: string;
  toPhone: string | null;
  toWa: string | null;
  toUserId: string | null;
  zone: string;
  why: string | null;
  notBefore: Date | null;
  values: string[];
}

/** What goes into the queue for a slice of the audience: address, zone, first moment and values of each. */
export function planRecipients(
  people: readonly AudiencePerson[],
  facts: PlanFacts,
  now: Date,
): PlannedRecipient[] {
  const starts = new Map<string, RecipientStart>();
  return people.map((person) => {
    const zone = recipientZone(person, facts.companyZone);
    const sms = facts.kind === "sms";
    const recipient: PlannedRecipient = {
      contactId: person.id,
      toPhone: person.phone,
      toWa: sms ? null : person.waId,
      // A business-scoped id is for people whose phone we do not have.
      toUserId: facts.kind !== "meta" || person.phone || person.waId ? null : person.userId,
      zone,
      why: person.reason,
      notBefore: null,
      values: [],
    };
    if (person.reason) return recipient;
    const values = plannedValuesOf(facts.plan, contactFields(person));
    // The database found a value where this finds none (a blank only Unicode knows): nobody gets a torn message.
    if (!values) return { ...recipient, why: "missing-variable" };
    const start = startOf(person, zone, facts, starts, now);
    return { ...recipient, values, why: start.why, notBefore: start.notBefore };
  });
}

/** Everybody of a zone starts alike, except whom Meta asks to spare. */
function startOf(
  person: AudiencePerson,
  zone: string,
  facts: PlanFacts,
  known: Map<string, RecipientStart>,
  now: Date,
): RecipientStart {
  const holdUntil = facts.marketing && facts.kind === "meta" ? person.holdUntil : null;
  if (holdUntil && holdUntil > now) return recipientStart({ ...facts, zone, holdUntil }, now);
  let start = known.get(zone);
  if (!start) {
    start = recipientStart({ ...facts, zone }, now);
    known.set(zone, start);
  }
  return start;
}
