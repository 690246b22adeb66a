/** First and last name as one; "" when neither is known, and the reader then says so in their language. */
export function contactName(person: { firstName: string; lastName: string }): string {
  return `${person.firstName} ${person.lastName}`.trim();
}
