import type { ConsentChannel } from "~/features/consent/core/consent-state";
import { isUuid } from "~/features/contacts/core/is-uuid";
import type { ChannelPermission } from "~/features/contacts/explain-permission.server";
import { permissionWords } from "~/features/contacts/permission-words.server";
import type { Locale } from "~/i18n/locale";
import type { CompanyRead } from "~/platform/db/company-types";
import type { ConsentProof, PersonFacts } from "./person-facts";

interface Person {
  id: string;
  basis: string | null;
  basisImportId: string | null;
  blockedAt: Date | null;
}

type Kept = ConsentProof & { channel: string };

/** Enough for the last word on each channel: nobody stops and starts more often than that in a thread one still reads. */
const MOST_RECORDS = 100;

/** Per channel whether offers may go out, why, and the record that proves it. */
export async function loadPersonConsent(
  scope: CompanyRead,
  person: Person,
  permission: readonly ChannelPermission[],
  { locale, now }: { locale: Locale; now: Date },
): Promise<Pick<PersonFacts, "consent" | "blocked">> {
  const { timeZone } = await scope.db.company.findFirstOrThrow({ select: { timeZone: true } });
  const records = await loadRecords(scope, person.id);
  const declared = await loadDeclared(scope, person);
  const block = records.find(({ action }) => action === "blocked");
  const consent = permission.map((one) => {
    const { channel, offers, answers } = permissionWords(one, { locale, timeZone, now });
    const said = lastWord(records, channel);
    const agreed = !said || said.action === "granted" || said.action === "resumed";
    const neverAsked = one.offers.answer === "no" && one.offers.why === "not-opted-in" && !person.basis;
    return {
      channel,
      answer: offers.answer,
      neverAsked,
      words: offers.words,
      answersRefused: answers.answer === "no" && isRefusal(one.answers) ? answers.words : null,
      proof: said ? withoutChannel(said) : agreed ? declared : null,
    };
  });
  const blocked = person.blockedAt
    ? { at: person.blockedAt.toISOString(), text: block?.text ?? null, name: block?.name ?? null }
    : null;
  return { consent, blocked };
}

/** A closed window is the composer's business: a template may still go out. */
function isRefusal(answers: ChannelPermission["answers"]): boolean {
  return answers.answer === "no" && answers.why !== "window-closed";
}

function withoutChannel({ channel: _, ...proof }: Kept): ConsentProof {
  return proof;
}

function lastWord(records: readonly Kept[], channel: ConsentChannel): Kept | undefined {
  return records.find(
    (record) =>
      (record.channel === channel || record.channel === "all") &&
      (record.action === "granted" || record.action === "stopped" || record.action === "resumed"),
  );
}

async function loadRecords(scope: CompanyRead, contactId: string): Promise<Kept[]> {
  const records = await scope.db.consentRecord.findMany({
    where: { contactId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST_RECORDS,
  });
  const ids = [...new Set(records.map(({ actorId }) => actorId))].filter(isUuid);
  const users = await scope.db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return records.map(({ channel, action, source, at, evidence, actorId }) => ({
    channel,
    action: action as ConsentProof["action"],
    source: wordOf(evidence, "samePersonAs") ? "merge" : (source as ConsentProof["source"]),
    at: at.toISOString(),
    text: wordOf(evidence, "text") ?? wordOf(evidence, "word"),
    name: (actorId && names.get(actorId)) || null,
  }));
}

/** Evidence is a JSON object of whoever kept it; only words are shown. */
function wordOf(evidence: unknown, name: string): string | null {
  const value = (evidence as Record<string, unknown> | null)?.[name];
  return typeof value === "string" ? value : null;
}

/** What was declared for everybody in a file when it came in. */
async function loadDeclared(
  scope: CompanyRead,
  { basis, basisImportId }: Person,
): Promise<ConsentProof | null> {
  if (!basis || !basisImportId) return null;
  const found = await scope.db.import.findFirst({
    where: { id: basisImportId },
    select: { filename: true, settings: true, startedAt: true, createdAt: true },
  });
  if (!found) return null;
  return {
    action: "granted",
    source: "declared",
    at: (found.startedAt ?? found.createdAt).toISOString(),
    text: wordOf(found.settings, "basisText"),
    name: found.filename,
  };
}
