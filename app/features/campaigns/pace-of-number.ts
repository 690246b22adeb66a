import { readOwnPace } from "~/features/outgoing/core/careful-limits";
import { type CarefulPace, carefulPace } from "~/features/outgoing/core/careful-pace";

interface PacedNumber {
  whatsapp: { linkedAt: Date | null; pace: unknown } | null;
}

/** How many messages a day a number linked by QR may send for campaigns now, and why. */
export function paceOfNumber({ whatsapp }: PacedNumber, now: Date): CarefulPace {
  return carefulPace(whatsapp?.linkedAt?.getTime() ?? null, readOwnPace(whatsapp?.pace), now.getTime());
}
