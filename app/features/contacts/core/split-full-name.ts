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
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (comma) name = `${comma[2]} ${comma[1]}`;
  const words = name.split(" ");
  const first = words[0]!.toLowerCase().replace(/\.$/, "");
  const taken = words.length > 1 && honorifics.has(first) ? 2 : 1;
  return { firstName: words.slice(0, taken).join(" "), lastName: words.slice(taken).join(" ") };
}
