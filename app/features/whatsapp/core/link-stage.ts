import type { LinkView } from "../link-view";

/** How long a session's owner may take before its first code until we say that nobody is there. */
export const OWNER_PATIENCE_MS = 12_000;

/** What the page about one link shows. */
export type LinkStage =
  /** Nobody asked for a link, or the last one ended: say why, and offer the next step. */
  | "idle"
  /** Another phone scanned: a person decides. */
  | "other-number"
  | "preparing"
  /** Asked for, and no worker took it up. */
  | "nobody-there"
  | "scan"
  | "code"
  | "pairing"
  | "linked"
  /** Linked, and the way to WhatsApp is down for the moment. */
  | "reconnecting";

type Facts = Pick<LinkView, "wanted" | "phase" | "phaseAt" | "qr" | "pairingCode" | "endReason">;

/** The one stage that holds. */
export function linkStage(view: Facts, now: Date): LinkStage {
  if (view.wanted === "linked") return view.phase === "open" ? "linked" : "reconnecting";
  if (view.endReason === "other-number" && !view.qr && !view.pairingCode) return "other-number";
  if (view.wanted === "off") return "idle";
  if (view.phase === "pairing" || view.phase === "open") return "pairing";
  if (view.pairingCode) return "code";
  if (view.qr) return "scan";
  const waitedMs = now.getTime() - Date.parse(view.phaseAt);
  return waitedMs > OWNER_PATIENCE_MS ? "nobody-there" : "preparing";
}
