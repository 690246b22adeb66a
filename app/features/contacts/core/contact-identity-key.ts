/**
 * What makes two rows, or a row and a contact, one person: the phone's match key, else the e-mail. Null = nobody.
 * The prefixes keep a number and an address apart in one index.
 */
export function contactIdentityKey(who: {
  phoneMatchKey?: string | null;
  email?: string | null;
}): string | null {
  if (who.phoneMatchKey) return `p:${who.phoneMatchKey}`;
  return who.email ? `e:${who.email}` : null;
}
