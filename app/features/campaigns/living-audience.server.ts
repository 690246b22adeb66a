import type { CompanyRead } from "~/platform/db/company-types";
import { audienceNames } from "./audience-names.server";
import type { Audience } from "./core/audience";
import { audienceWords } from "./core/audience-words";

/**
 * An old campaign's audience for a new one. When anything that it names is gone the person chooses anew: without it the
 * audience would be smaller than it looks, or somebody who was to be left out would get the message.
 */
export async function livingAudience(scope: CompanyRead, audience: Audience): Promise<Audience> {
  const wanted = (["list", "tag", "file"] as const).flatMap((kind) => audienceWords(audience, kind));
  const living = await audienceNames(scope, audience);
  return living.length === wanted.length ? audience : { any: [], minus: [] };
}
