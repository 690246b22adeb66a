import { csvLine } from "~/features/imports/core/csv-cell";
import type { Handler } from "../call";
import { drawTable } from "../line/draw-table";
import { writeJsonList } from "../write-json-list";

const COLUMNS = ["firstName", "lastName", "phone", "email", "tags", "lists", "stopped", "fields"] as const;

export const show: Handler = async ({ api, say, argument: phone }) => {
  const contact = await api().contacts.show.query({ phone });
  const { firstName, lastName, identities, fields, tags, lists, stopped } = contact;
  const rows = [
    [say("cli.contacts.name"), `${firstName} ${lastName}`.trim()],
    [say("cli.contacts.phone"), contact.phone ?? ""],
    [say("cli.contacts.identities"), identities.map(({ kind, value }) => `${kind} ${value}`).join(", ")],
    [say("cli.contacts.tags"), tags.join(", ")],
    [say("cli.contacts.lists"), lists.join(", ")],
    ...Object.entries(fields).map(([key, value]) => [key, String(value)]),
    ...stopped.map(({ channel, at }) => [say("cli.contacts.stopped"), `${channel} ${at}`]),
  ];
  return { json: contact, text: drawTable(rows.filter(([, value]) => value !== "")) };
};

/** All contacts: CSV, or with --json one list. */
export const exportAll: Handler = async ({ api, say, json, write }) => {
  const pageAfter = async (after: string | undefined) => {
    const { contacts, next } = await api().contacts.export.query({ filter: {}, after });
    return { rows: contacts, next };
  };
  if (json) {
    await writeJsonList(write, pageAfter);
    return undefined;
  }
  await write(`\ufeff${csvLine(COLUMNS.map((column) => say(`cli.contacts.${column}`)))}`);
  let after: string | undefined;
  do {
    const { rows, next } = await pageAfter(after);
    await write(rows.map((contact) => csvLine(lineOf(contact))).join(""));
    after = next ?? undefined;
  } while (after);
  return undefined;
};

interface Exported {
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
  tags: string[];
  lists: string[];
  stopped: { channel: string }[];
  fields: Record<string, unknown>;
}

function lineOf({ firstName, lastName, phone, email, tags, lists, stopped, fields }: Exported): string[] {
  return [
    firstName,
    lastName,
    phone ?? "",
    email ?? "",
    tags.join(", "),
    lists.join(", "),
    stopped.map(({ channel }) => channel).join(", "),
    Object.keys(fields).length > 0 ? JSON.stringify(fields) : "",
  ];
}
