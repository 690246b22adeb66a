import { normalizeName } from "./normalize-name";

const honorifics = new Set(
  "d dr dra dna dona sr sra srta seu prof profa pe frei pastor pr mr mrs ms".split(" "),
);

/**
 * First name and the rest. A title stays with the first name ("D. Márcia"), because that is how the person is greeted;
 * particles belong to the rest ("Maria | da Silva"). "SILVA, João" is turned round.
 */
export function splitFullName(raw: string): { firstName: string; lastName: string } {
  let name = normalizeName(raw);
  const comma = name.includes(",") ? /^([^,]+),\s*([^,]+)$/.exec(name) : null;
  if (comma) name = `${comma[2]} ${comma[1]}`;
  let end = name.indexOf(" ");
  if (end !== -1 && end <= 6 && honorifics.has(name.slice(0, end).toLowerCase().replace(".", ""))) {
    end = name.indexOf(" ", end + 1);
  }
  return end === -1
    ? { firstName: name, lastName: "" }
    : { firstName: name.slice(0, end), lastName: name.slice(end + 1) };
}
