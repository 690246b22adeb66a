import { recipientDigits, waIdOf } from "../state/phone";
import type { World } from "../world";
import type { MetaNumber } from "./entities";

/** Who a send is for; undefined when neither a phone nor a known business-scoped id. A phone in `to` wins over `recipient`. */
export function findRecipient(
  world: World,
  number: MetaNumber,
  body: Record<string, unknown>,
): { waId: string; input: string } | undefined {
  if (typeof body.to === "string" && body.to !== "") {
    const digits = recipientDigits(body.to, number.digits);
    return digits === "" ? undefined : { waId: waIdOf(digits), input: body.to };
  }
  const userId = typeof body.recipient === "string" ? body.recipient : "";
  const waId = world.userIds.get(userId);
  return waId === undefined ? undefined : { waId, input: userId };
}
