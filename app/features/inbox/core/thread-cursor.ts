import { isUuid } from "~/features/contacts/core/is-uuid";

/** A bubble's place in its thread. */
export interface ThreadPlace {
  at: Date;
  id: string;
}

/** A place as text for an address or an answer. Times are kept to the millisecond, as the table keeps them. */
export const writeThreadCursor = ({ at, id }: ThreadPlace): string => `${at.getTime()}.${id}`;

/** → undefined for what is no cursor of ours */
export function readThreadCursor(text: string): ThreadPlace | undefined {
  const [ms, id] = text.split(".", 2);
  const at = new Date(Number(ms));
  return ms !== "" && id !== undefined && isUuid(id) && !Number.isNaN(at.getTime()) ? { at, id } : undefined;
}
