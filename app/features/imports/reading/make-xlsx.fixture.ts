import { strToU8, zipSync } from "fflate";

type Parts = Record<string, string | Uint8Array>;

export type XlsxSpec = {
  /** Worksheet XML inside <sheetData>, by sheet name. */
  sheets: Record<string, string>;
  shared?: string[];
  /** Extra XML of styles.xml: numFmts and cellXfs. */
  styles?: string;
  since1904?: boolean;
  hidden?: string[];
  /** Namespace prefix, as some programs write it ("x:"). */
  prefix?: string;
};

/** Bytes of a small workbook for tests, as Excel lays it out. */
export function makeXlsx(spec: XlsxSpec): Uint8Array {
  const p = spec.prefix ?? "";
  const names = Object.keys(spec.sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>${body}`;
  const parts: Parts = {
    "[Content_Types].xml": xml("<Types/>"),
    "_rels/.rels": xml(
      `<Relationships>${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ),
    "xl/workbook.xml": xml(
      `<${p}workbook xmlns:r="r"><${p}workbookPr${spec.since1904 ? ' date1904="1"' : ""}/><${p}sheets>${names
        .map((name, i) => {
          const state = spec.hidden?.includes(name) ? ' state="hidden"' : "";
          return `<${p}sheet name="${name}" sheetId="${i + 1}"${state} r:id="s${i}"/>`;
        })
        .join("")}</${p}sheets></${p}workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships>${names.map((_, i) => relation(`s${i}`, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("")}</Relationships>`,
    ),
  };
  names.forEach((name, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml(
      `<${p}worksheet><${p}sheetData>${spec.sheets[name]}</${p}sheetData></${p}worksheet>`,
    );
  });
  if (spec.shared)
    parts["xl/sharedStrings.xml"] = xml(
      `<sst>${spec.shared.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    );
  if (spec.styles) parts["xl/styles.xml"] = xml(`<styleSheet>${spec.styles}</styleSheet>`);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}
