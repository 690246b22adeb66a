/** Rows of several contacts, taken apart. A contact without rows gets none. */
export function byContact<R extends { contactId: string }>(rows: readonly R[]): (contactId: string) => R[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.contactId);
    if (group) group.push(row);
    else groups.set(row.contactId, [row]);
  }
  return (contactId) => groups.get(contactId) ?? [];
}
