import type { PhoneCountry } from "~/features/contacts/core/phone-types";
import { searchPatterns } from "~/features/contacts/core/search-patterns";
import { readFilterCompany } from "~/features/contacts/read-filter-company.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { ListPlace } from "./core/list-cursor";
import { searchWords } from "./core/search-words";
import { readReader } from "./read-reader.server";
import { searchMessages } from "./search-messages.sql.server";
import { searchPeople } from "./search-people.sql.server";
import type { SearchResults } from "./search-results";

/**
 * People and messages that the caller sees, by words in any case and accents, beginnings of words, and phones in any
 * spelling. Messages with all of the words, the newest first, twenty a page; what was taken back and what campaigns sent is
 * not among them (docs/decisions/inbox-search.md).
 */
export async function searchInbox(
  ctx: CompanyContext,
  query: string,
  before: ListPlace | null = null,
): Promise<SearchResults> {
  const words = searchWords(query);
  if (words.length === 0) return { people: [], messages: [], next: null };
  const reader = await readReader(ctx);
  const [people, messages] = await Promise.all([
    before ? [] : peopleOf(),
    searchMessages(ctx, words, reader, before),
  ]);
  return { people, ...messages };

  async function peopleOf() {
    const { country } = await ctx.read(readFilterCompany);
    return searchPeople(ctx, searchPatterns(query, country as PhoneCountry), reader);
  }
}
