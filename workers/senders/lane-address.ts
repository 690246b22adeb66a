import type { Address } from "~/channels/channel";
import type { PickedItem } from "~/features/outgoing/lane-pick.sql.server";
import type { KnownNumber } from "~/features/outgoing/number-check.sql.server";

const LID = /^(\d+)@lid$/;

/** Where a row goes. A LID travels in `toUserId`, with "@lid", for it is an id that only its channel understands. */
export function laneAddress({ toPhone, toWa, toUserId }: PickedItem): Address {
  const lid = LID.exec(toUserId ?? "")?.[1];
  return {
    phone: toPhone ?? undefined,
    waId: toPhone ? undefined : (toWa ?? undefined),
    userId: lid ? undefined : (toUserId ?? undefined),
    ...(lid && { lid }),
  };
}

/** As WhatsApp itself writes the number, where it said so: Brazil's ninth digit may be gone. */
export function checkedAddress(item: PickedItem, known: KnownNumber | undefined): Address {
  const plain = laneAddress(item);
  const waId = known?.waId ?? item.toWa ?? undefined;
  const lid = plain.lid ?? known?.lid ?? undefined;
  return { ...plain, ...(waId && { waId }), ...(lid && { lid }) };
}
