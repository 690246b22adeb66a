import { formatPhone } from "~/features/contacts/core/format-phone";

/** What a person typed, a chat a line; commas and semicolons part them too. Repeats and empty lines are gone. */
export function privateLines(text: string): string[] {
  const lines = text.split(/[\n\r,;]+/).map((line) => line.trim());
  return [...new Set(lines.filter(Boolean))];
}

/** A stored chat as a person reads and edits it: "+55 11 98765-4321"; an id that hides the phone stays as it is. */
export function showPrivateChat(chat: string): string {
  return /^\d{8,15}$/.test(chat) ? formatPhone(`+${chat}`) : chat;
}
