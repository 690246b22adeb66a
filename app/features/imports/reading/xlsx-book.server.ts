import { AppError } from "~/platform/errors/app-error";
import { SharedStrings } from "./shared-strings.server";
import { isDateFormatCode, isDateFormatId } from "./sheet-values";
import { type XmlHandler, XmlScanner, xmlAttribute, xmlText } from "./xml-scanner";
import type { ZipEntry } from "./zip-directory.server";
import { zipEntryText } from "./zip-entry.server";

const maxPartBytes = 64 * 1024 * 1024;
const maxSharedBytes = 2 * 1024 * 1024 * 1024;

export type BookSheet = { name: string; entry: ZipEntry; hidden: boolean };

type Handlers = Partial<{
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  text: (raw: string) => void;
}>;

/** Feeds one part of the file to handlers; a missing part is an empty one. */
export async function scanPart(
  path: string,
  entry: ZipEntry | undefined,
  handlers: Handlers,
  maxBytes = maxPartBytes,
): Promise<void> {
  if (!entry) return;
  const handler: XmlHandler = { open() {}, close() {}, text() {}, ...handlers };
  const scanner = new XmlScanner(handler);
  for await (const text of zipEntryText(path, entry, maxBytes)) {
    if (!scanner.push(text)) throw new AppError("BAD_REQUEST", "imports.refused.damaged");
  }
}

/** The worksheets of a workbook in their order, by its own list (not by file name), charts left out. */
export async function bookSheets(
  path: string,
  entries: ReadonlyMap<string, ZipEntry>,
): Promise<{ sheets: BookSheet[]; since1904: boolean }> {
  const workbookName = await mainPart(path, entries);
  const folder = workbookName.slice(0, workbookName.lastIndexOf("/") + 1);
  const relationships = `${folder}_rels/${workbookName.slice(folder.length)}.rels`;
  const targets = new Map<string, string>();
  await scanPart(path, entries.get(relationships), {
    open(name, attributes) {
      if (name !== "Relationship" || !xmlAttribute(attributes, "Type")?.endsWith("/worksheet")) return;
      const target = xmlAttribute(attributes, "Target") ?? "";
      targets.set(
        xmlAttribute(attributes, "Id") ?? "",
        target.startsWith("/") ? target.slice(1) : folder + target,
      );
    },
  });
  const sheets: BookSheet[] = [];
  let since1904 = false;
  await scanPart(path, entries.get(workbookName), {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = /^(?:1|true)$/.test(xmlAttribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
      const entry = entries.get(targets.get(id ?? "") ?? "");
      const hidden = /hidden/i.test(xmlAttribute(attributes, "state") ?? "");
      if (entry) sheets.push({ name: xmlAttribute(attributes, "name") ?? "", entry, hidden });
    },
  });
  return { sheets, since1904 };
}

async function mainPart(path: string, entries: ReadonlyMap<string, ZipEntry>): Promise<string> {
  let target = "xl/workbook.xml";
  await scanPart(path, entries.get("_rels/.rels"), {
    open(name, attributes) {
      if (name === "Relationship" && xmlAttribute(attributes, "Type")?.endsWith("/officeDocument")) {
        target = (xmlAttribute(attributes, "Target") ?? target).replace(/^\//, "");
      }
    },
  });
  return target;
}

/** By style index: whether it shows a date. */
export async function bookDateStyles(path: string, entry: ZipEntry | undefined): Promise<boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await scanPart(path, entry, {
    open(name, attributes) {
      if (name === "numFmt") {
        const code = xmlAttribute(attributes, "formatCode") ?? "";
        custom.set(Number(xmlAttribute(attributes, "numFmtId")), isDateFormatCode(code));
      } else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells && styles.length < 65_536) {
        const id = Number(xmlAttribute(attributes, "numFmtId"));
        styles.push(custom.get(id) ?? isDateFormatId(id));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** The table of texts that cells refer to. Rich text is joined; phonetic guides are left out. */
export async function bookStrings(path: string, entry: ZipEntry | undefined): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let value = "";
  let taking = false;
  let phonetic = false;
  const handlers: Handlers = {
    open(name) {
      if (name === "si") value = "";
      else if (name === "t") taking = !phonetic;
      else if (name === "rPh") phonetic = true;
    },
    text(raw) {
      if (taking) value += raw;
    },
    close(name) {
      if (name === "t") taking = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") strings.add(xmlText(value));
    },
  };
  try {
    await scanPart(path, entry, handlers, maxSharedBytes);
  } catch (error) {
    strings.close();
    throw error;
  }
  return strings;
}
