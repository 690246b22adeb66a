import { isUuid } from "~/features/contacts/core/is-uuid";

/** Place in a list that is ordered by (at, id), both descending: the last row that was shown. */
export interface ListPlace {
  at: Date;
  id: string;
}

/** "m5x0k1f2.018f…": milliseconds in base 36, then the id. Moments of rows have no finer parts than milliseconds. */
export function writeListCursor({ at, id }: ListPlace): string {
  return `${at.getTime().toString(36)}.${id}`;
}

/** The place that a cursor names; null when the text is none. */
export function readListCursor(text: string): ListPlace | null {
  const [moment = "", id = "", ...rest] = text.split(".");
  if (rest.length > 0 || !isUuid(id) || !/^[0-9a-z]{1,9}$/.test(moment)) return null;
  return { at: new Date(Number.parseInt(moment, 36)), id };
}
