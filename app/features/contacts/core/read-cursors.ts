import { isUuid } from "./is-uuid";

/** The keyset cursors in an address; what is no id is none. */
export function readCursors(search: URLSearchParams): { after: string | null; before: string | null } {
  const read = (name: string) => {
    const value = search.get(name);
    return isUuid(value) ? value : null;
  };
  return { after: read("after"), before: read("before") };
}
