import type { CompanyRead } from "~/platform/db/company-types";
import type { Audience } from "./core/audience";

/**
 * An old campaign's audience for a new one. When anything that it names is gone the person chooses anew: without it the
 * audience would be smaller than it looks, or somebody who was to be left out would get the message.
 */
export async function livingAudience(scope: CompanyRead, audience: Audience): Promise<Audience> {
  const terms: object[] = [...audience.any, ...audience.minus];
  const idsOf = (kind: string) => [
    ...new Set(terms.flatMap((term) => (kind in term ? [(term as Record<string, string>)[kind]!] : []))),
  ];
  const among = (ids: string[]) => ({ where: { id: { in: ids } } });
  const [lists, tags, files] = [idsOf("list"), idsOf("tag"), idsOf("file")];
  const found =
    (await scope.db.contactList.count(among(lists))) +
    (await scope.db.tag.count(among(tags))) +
    (await scope.db.import.count(among(files)));
  return found === lists.length + tags.length + files.length ? audience : { any: [], minus: [] };
}
