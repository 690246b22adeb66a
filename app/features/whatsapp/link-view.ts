import type { SessionPhase } from "~/channels/baileys/whatsapp-session";

/** Why a link ended or does not come up; sentences: `whatsapp.end.<reason>`. */
export const END_REASONS = [
  "logged-out",
  "replaced",
  "banned",
  "version-too-old",
  "qr-expired",
  "network",
  "bad-session",
  "number-taken",
  "other-number",
  "unlinked",
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** How the link of one number stands, for the page that shows the QR and for the CLI. Nothing in it is secret for long. */
export interface LinkView {
  connectionId: string;
  name: string;
  server: "whatsapp" | "sandbox";
  /** off = nobody asked; linking = a QR is shown or about to be; linked = there are credentials. */
  wanted: "off" | "linking" | "linked";
  phase: SessionPhase;
  phaseAt: string;
  /** What the camera reads, and until when (ISO). */
  qr: string | null;
  qrUntil: string | null;
  /** Eight letters, for `pairingPhone` (E.164). */
  pairingCode: string | null;
  pairingPhone: string | null;
  endReason: EndReason | null;
  closeCode: number | null;
  retryAt: string | null;
  /** E.164 of the linked phone; before a re-link that of the last one. */
  phone: string | null;
  pushName: string | null;
  /** Address of the picture on our own server. */
  pictureUrl: string | null;
  /** First link of this number, ISO. */
  linkedAt: string | null;
  phoneSeenAt: string | null;
  history: boolean;
  historyPercent: number | null;
  riskAcceptedAt: string | null;
  riskAcceptedByName: string | null;
  /** Messages that wait for the link. */
  waiting: number;
  privateChats: { chat: string; name: string | null }[];
}
