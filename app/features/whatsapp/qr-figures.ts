import type { SessionPhase } from "~/channels/baileys/whatsapp-session";
import type { OwnPace } from "~/features/outgoing/core/careful-limits";
import type { RestReason } from "~/features/outgoing/core/number-rest";
import type { EndReason } from "./link-view";

/** What only numbers linked by QR show in a list. Moments are ISO. */
export interface QrFigures {
  server: "whatsapp" | "sandbox";
  wanted: "off" | "linking" | "linked";
  phase: SessionPhase;
  phaseAt: string;
  endReason: EndReason | null;
  /** E.164; of the last phone while none is linked; null before the first. */
  phone: string | null;
  phoneSeenAt: string | null;
  riskAcceptedAt: string | null;
  /** Campaign messages of the last 24 hours, and how many there may be. */
  today: { used: number; limit: number };
  hour: { used: number; limit: number };
  /** When the next may leave, where a limit or a rest holds it. */
  nextAt: string | null;
  /** Seconds between two campaign messages. */
  gap: { from: number; to: number };
  /** null once the warm-up is over. */
  warmUp: { day: number; days: number } | null;
  /** Campaigns rest. */
  rest: { reason: RestReason; until: string } | null;
  pace: OwnPace;
  privateChats: string[];
}
