import type { QrFigures } from "../qr-figures";

/** How a number by QR stands, in one word. */
export type QrState = "never" | "linking" | "linked" | "reconnecting" | "off" | "banned";

type Facts = Pick<QrFigures, "wanted" | "phase" | "endReason" | "phone">;

/** The one that holds. */
export function qrState({ wanted, phase, endReason, phone }: Facts): QrState {
  if (wanted === "linked") return phase === "open" ? "linked" : "reconnecting";
  if (wanted === "linking") return "linking";
  if (endReason === "banned") return "banned";
  return phone === null ? "never" : "off";
}
