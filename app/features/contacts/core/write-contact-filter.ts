import type { ContactFilter } from "./contact-filter";

/** In the order in which they stand in the address. Kept apart from the schema: pages draw links without it. */
export const FILTER_NAMES = [
  "q",
  "list",
  "tag",
  "stopped",
  "basis",
  "reach",
  "import",
  "since",
] as const satisfies readonly (keyof ContactFilter)[];

/** The same contacts as a link; the cursor is not part of it. */
export function writeContactFilter(filter: ContactFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = filter[name];
    if (value !== undefined) search.set(name, value);
  }
  return search;
}
