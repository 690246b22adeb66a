const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The keyset cursors in an address; what is no id is none. */
export function readCursors(search: URLSearchParams): { after: string | null; before: string | null } {
  const read = (name: string) => {
    const value = search.get(name) ?? "";
    return UUID.test(value) ? value : null;
  };
  return { after: read("after"), before: read("before") };
}
