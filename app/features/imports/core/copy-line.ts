/** One line of Postgres's COPY text format. null = \N; objects go as JSON. */
export function copyLine(values: readonly (string | number | boolean | null)[]): string {
  let line = "";
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (i > 0) line += "\t";
    if (value === null) line += "\\N";
    else line += typeof value === "string" ? escapeText(value) : value;
  }
  return `${line}\n`;
}

const special = /[\\\t\n\r]/;

function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}
