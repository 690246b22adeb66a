/** Where a page of templates ended: its last row. Opaque in addresses. */
export interface TemplateCursor {
  name: string;
  id: string;
}

export function writeCursor({ name, id }: TemplateCursor): string {
  return btoa(encodeURIComponent(`${name}\n${id}`));
}

/** Undefined for one that we did not write. */
export function readCursor(text: string | null): TemplateCursor | undefined {
  if (!text) return undefined;
  try {
    const [name, id] = decodeURIComponent(atob(text)).split("\n");
    return name !== undefined && id && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : undefined;
  } catch {
    return undefined;
  }
}
