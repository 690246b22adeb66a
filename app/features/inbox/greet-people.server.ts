import type { CompanyTransaction } from "~/platform/db/company-types";
import type { ConversationWork } from "./core/conversation-work";
import { fillGreeting } from "./core/fill-greeting";
import { greetingFor, type Opening } from "./core/greeting";
import type { House } from "./load-house.server";
import { queueSystemTexts } from "./queue-system-texts.sql.server";

interface Opened {
  work: ConversationWork;
  opening: Pick<Opening, "opened" | "settled" | "type" | "at">;
}

/** Queues the greeting or away message of each conversation's department. → conversations whose person gets one */
export async function greetPeople(
  tx: CompanyTransaction,
  opened: readonly Opened[],
  house: House,
  now: Date,
): Promise<Set<string>> {
  const texts = opened.flatMap(({ work, opening }) => {
    const door = work.departmentId ? house.doors.get(work.departmentId) : undefined;
    const { greetedAt } = work;
    const text = door && greetingFor({ ...opening, greetedAt }, { ...door, zone: house.zone }, now);
    return text ? { work, text } : [];
  });
  const people = await loadPeople(
    tx,
    texts.flatMap(({ work, text }) => (text.includes("{{") ? work.contactId : [])),
  );
  const queued = await queueSystemTexts(
    tx,
    texts.map(({ work, text }) => ({
      conversationId: work.id,
      text: fillGreeting(text, { ...people.get(work.contactId), company: house.name }),
      notBefore: now,
    })),
  );
  return new Set(queued.keys());
}

async function loadPeople(tx: CompanyTransaction, ids: string[]) {
  if (ids.length === 0) return new Map();
  const rows = await tx.db.contact.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstName: true, lastName: true },
  });
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}
