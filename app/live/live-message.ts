import type { LiveFact } from "./live-fact";

/** What travels over the live socket, as JSON. After `resync` something may have been missed: refetch what is shown. */
export type LiveMessage = { facts: LiveFact[] } | { resync: true };

/** Close code of the server when a socket has lived long enough: come back at once with a new ticket. */
export const RENEW_CODE = 4001;
