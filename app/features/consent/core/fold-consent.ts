import { type ConsentRecord, consentState } from "./consent-state";

/** One line of consent_record as the database has it. */
export interface StoredConsent {
  contactId: string;
  channel: "whatsapp" | "sms" | "all";
  purpose: "marketing" | "all";
  action: "granted" | "stopped" | "resumed" | "blocked" | "unblocked";
  at: Date;
}

/** The columns on the contact that an audience is scanned by. */
export interface ConsentColumns {
  whatsappStoppedAt: Date | null;
  smsStoppedAt: Date | null;
  blockedAt: Date | null;
}

/** What all records of one person amount to, for the columns. The records stay the truth; this can be done again at any time. */
export function foldConsent(records: readonly StoredConsent[], now: Date): ConsentColumns {
  const state = consentState(records.map(asRecord), now);
  const { whatsapp, sms } = state.channels;
  return {
    whatsappStoppedAt: (whatsapp.marketingStopped ?? whatsapp.everythingStopped)?.at ?? null,
    smsStoppedAt: (sms.everythingStopped ?? sms.marketingStopped)?.at ?? null,
    blockedAt: state.blocked?.at ?? null,
  };
}

const asRecord = ({ channel, purpose, action, at }: StoredConsent): ConsentRecord => ({
  channel,
  purpose,
  kind: action,
  at,
});
