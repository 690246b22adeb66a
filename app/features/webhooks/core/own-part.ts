import { isObject, listOf, objectOf, textOf } from "~/channels/narrow-json";
import { parseJson } from "~/channels/parse-json";

/**
 * The part of a stored webhook that one company may see. A Meta app of the installation serves many companies and may put
 * several into one body: only entries of the company's own business accounts are kept. Twilio's are one company's.
 */
export function ownPart(source: string, body: string, wabaIds: ReadonlySet<string>): string {
  if (source !== "meta") return body;
  const parsed = parseJson(body);
  if (!isObject(parsed)) return "";
  const entry = listOf(parsed.entry).filter((one) => wabaIds.has(textOf(objectOf(one).id) ?? ""));
  return JSON.stringify({ object: parsed.object, entry });
}
