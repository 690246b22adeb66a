import type { CompanyRead } from "~/platform/db/company-types";
import { byContact } from "./core/by-contact";
import { type StoppedColumns, stopsInForce } from "./core/stops-in-force";

export interface CurrentStop {
  /** "all" = on the company's own block list. */
  channel: "whatsapp" | "sms" | "all";
  at: Date;
  /** What was said or received: {text, word, code…}; {} when nothing was kept. */
  evidence: Record<string, unknown>;
}

/** The stops that hold now for these contacts, with the record that proves each. */
export async function loadStops(
  scope: CompanyRead,
  contacts: readonly (StoppedColumns & { id: string })[],
): Promise<
  (CurrentStop & {
    contactId: string;
    recordId: string | null;
    source: string | null;
    actorId: string | null;
  })[]
> {
  const stopped = contacts.filter((one) => one.whatsappStoppedAt || one.smsStoppedAt || one.blockedAt);
  if (stopped.length === 0) return [];
  const records = await scope.db.consentRecord.findMany({
    where: { contactId: { in: stopped.map(({ id }) => id) }, action: { in: ["stopped", "blocked"] } },
    orderBy: { id: "asc" },
  });
  const recordsOf = byContact(records);
  return stopped.flatMap((contact) =>
    stopsInForce(contact, recordsOf(contact.id)).map(({ channel, at, record }) => ({
      contactId: contact.id,
      channel,
      at,
      evidence: (record?.evidence ?? {}) as Record<string, unknown>,
      recordId: record?.id ?? null,
      source: record?.source ?? null,
      actorId: record?.actorId ?? null,
    })),
  );
}
