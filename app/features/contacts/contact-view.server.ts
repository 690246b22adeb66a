import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { formatPhone } from "./core/format-phone";
import { writeTypedField } from "./core/read-typed-field";
import { type TimelineCursor, writeTimelineCursor } from "./core/timeline-entry";
import { getContact } from "./get-contact.server";
import { permissionWords } from "./permission-words.server";
import { timelineLine } from "./timeline-view.server";

export type ContactView = Awaited<ReturnType<typeof contactView>>;

interface ViewReader {
  locale: "pt-BR" | "en";
  timeZone: string;
}

/** One contact's page in the reader's words. @throws AppError NOT_FOUND */
export async function contactView(
  ctx: CompanyContext,
  contactId: string,
  { locale, timeZone }: ViewReader,
  older: TimelineCursor | null,
) {
  const { contact, lists, tags, definitions, permission, timeline } = await getContact(ctx, contactId, older);
  const reader = { locale, timeZone, now: appProcess().clock.now() };
  const { fields, ...person } = contact;
  return {
    contact: person,
    lists,
    tags,
    definitions,
    /** Filled ones, the defined first; what an import left without a definition is shown by its key. */
    fields: [
      ...definitions.map(({ key, label, type }) => ({ key, label, type, value: fields[key] })),
      ...Object.keys(fields)
        .filter((key) => !definitions.some((one) => one.key === key))
        .map((key) => ({ key, label: key, type: "text", value: fields[key] })),
    ].filter(({ value }) => value !== undefined && value !== null && value !== ""),
    /** What the form begins with. */
    form: {
      firstName: person.firstName,
      lastName: person.lastName,
      phone: person.phone ? formatPhone(person.phone) : "",
      email: person.email ?? "",
      basis: person.basis ?? "",
      ...Object.fromEntries(
        definitions.map(({ key, type }) => [
          `fields.${key}`,
          writtenHere(writeTypedField(fields[key]), type, locale),
        ]),
      ),
    } as Record<string, string>,
    permission: permission.map((one) => permissionWords(one, reader)),
    zone: permission[0]?.zone ?? timeZone,
    timeline: timeline.entries.map((entry) => timelineLine(entry, reader)),
    timelineNext: timeline.next && writeTimelineCursor(timeline.next),
  };
}

/** Numbers with the reader's decimal sign; readTypedField takes both. */
function writtenHere(text: string, type: string, locale: string): string {
  return locale === "pt-BR" && (type === "money" || type === "number") ? text.replace(".", ",") : text;
}
