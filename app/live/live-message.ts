import type { LiveFact } from "./live-fact";

/**
 * What travels over the live socket, as JSON. `ready`: from here on everything is heard, what was before may have been
 * missed. After `resync`, too: refetch what is shown.
 */
export type LiveMessage = { facts: LiveFact[] } | { ready: true } | { resync: true };

/** Close code of the server when a socket has lived long enough: come back at once with a new ticket. */
export const RENEW_CODE = 4001;
