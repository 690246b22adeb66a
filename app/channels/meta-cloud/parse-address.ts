import type { Address } from "../channel";
import { textOf } from "../narrow-json";

const DIGITS = /^\+?\d{5,20}$/;

/** A business-scoped user id: country, dot, up to 128 alphanumerics, with `ENT.` for the parent one. */
const USER_ID = /^[A-Za-z]{2,3}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * Who Meta means, from the id field (`from`, `wa_id`, `recipient_id`) and the user id field beside it.
 * The id field is missing for people with a user name, and has been seen holding the user id itself.
 * Undefined when neither names anyone.
 */
export function parseAddress(idField: unknown, userIdField?: unknown): Address | undefined {
  const id = textOf(idField)?.trim();
  const given = textOf(userIdField)?.trim();
  const waId = id !== undefined && DIGITS.test(id) ? id.replace("+", "") : undefined;
  const userId = given ?? (id !== undefined && USER_ID.test(id) ? id : undefined);
  if (waId === undefined) return userId === undefined ? undefined : { userId };
  return userId === undefined ? { waId } : { waId, userId };
}
