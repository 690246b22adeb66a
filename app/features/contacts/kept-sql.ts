import { ANY_STOPPED } from "./contact-where";

/** Deleting would forget that this person wants to be left alone, and the next import would write to them again. */
export const HAS_STOPPED = ANY_STOPPED;

/** Messages were, or are about to be, exchanged: they are the company's proof of what it sent and was told. */
export const HAS_HISTORY = `(EXISTS (SELECT 1 FROM outgoing AS h WHERE h.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM conversation AS h WHERE h.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM portfolio_start AS h WHERE h.contact_id = c.id))`;
