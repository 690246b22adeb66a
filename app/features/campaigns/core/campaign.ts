import type { PauseReason } from "~/features/outgoing/core/reasons";

export const CAMPAIGN_STATES = [
  "draft",
  "scheduled",
  "preparing",
  "running",
  "paused",
  "finished",
  "cancelled",
] as const;
export type CampaignStateName = (typeof CAMPAIGN_STATES)[number];

/** Paused remembers what it interrupted, so that resuming goes on where it was. */
export type CampaignState =
  | { name: Exclude<CampaignStateName, "paused"> }
  | { name: "paused"; why: PauseReason; from: "scheduled" | "preparing" | "running" };

export type CampaignCommand =
  | { do: "schedule" }
  /** Back to a draft that can be edited. */
  | { do: "unschedule" }
  /** Now, or because its time or its template's approval has come. */
  | { do: "launch" }
  /** Every recipient of the audience is in the queue. */
  | { do: "prepared" }
  | { do: "pause"; why: PauseReason }
  | { do: "resume" }
  | { do: "cancel" }
  /** Nothing is waiting, claimed or sending any more. */
  | { do: "finish" }
  /** New attempts for recipients of a finished campaign. */
  | { do: "retry" };

/** `changed: false`: it was so already, nothing to save and nothing to record. Sentences: `reasons.refused.<why>`. */
export type Transition =
  | { ok: true; state: CampaignState; changed: boolean }
  | { ok: false; why: TransitionRefusal };
export type TransitionRefusal =
  | "already-launched"
  | "not-launched"
  | "not-running"
  | "not-paused"
  | "not-scheduled"
  | "already-finished"
  | "already-cancelled"
  | "not-finished";

/**
 * The only list of legal moves. Launching from two tabs, pausing a paused or cancelling a cancelled campaign is either
 * refused by name or changes nothing; the first reason of a pause stays.
 */
export function nextState(state: CampaignState, command: CampaignCommand): Transition {
  switch (command.do) {
    case "schedule":
      return from(state, ["draft", "scheduled"], "scheduled");
    case "unschedule":
      if (state.name === "draft") return same(state);
      if (state.name === "paused" && state.from === "scheduled") return to("draft");
      return from(state, ["scheduled"], "draft", "not-scheduled");
    case "launch":
      return from(state, ["draft", "scheduled"], "preparing");
    case "prepared":
      if (state.name === "paused" && state.from === "preparing") return moved({ ...state, from: "running" });
      return from(state, ["preparing"], "running", "not-running");
    case "pause":
      return pause(state, command.why);
    case "resume":
      if (state.name === "paused") return to(state.from);
      if (state.name === "running" || state.name === "preparing") return same(state);
      return refuse(state, "not-paused");
    case "cancel":
      if (state.name === "cancelled") return same(state);
      if (state.name === "finished") return { ok: false, why: "already-finished" };
      return to("cancelled");
    case "finish":
      return from(state, ["running"], "finished", "not-running");
    case "retry":
      if (state.name === "running" || state.name === "paused") return same(state);
      return from(state, ["finished"], "running", "not-finished");
  }
}

function pause(state: CampaignState, why: PauseReason): Transition {
  switch (state.name) {
    case "paused":
      return same(state);
    case "scheduled":
    case "preparing":
    case "running":
      return moved({ name: "paused", why, from: state.name });
    default:
      return refuse(state, "not-running");
  }
}

/** May a pause with this reason end by itself? Only where the cause itself says so; the rest waits for a person. */
export function resumesWhen(why: PauseReason): "template-approved" | "connection-active" | undefined {
  if (why === "template-paused" || why === "template-missing") return "template-approved";
  return why === "connection-stopped" ? "connection-active" : undefined;
}

function from(
  state: CampaignState,
  allowed: readonly CampaignStateName[],
  name: Exclude<CampaignStateName, "paused">,
  otherwise: TransitionRefusal = "already-launched",
): Transition {
  if (state.name === name) return name === "preparing" ? { ok: false, why: "already-launched" } : same(state);
  return allowed.includes(state.name) ? to(name) : refuse(state, otherwise);
}

/** Finished and cancelled explain themselves; so does a draft. */
function refuse(state: CampaignState, otherwise: TransitionRefusal): Transition {
  if (state.name === "cancelled") return { ok: false, why: "already-cancelled" };
  if (state.name === "finished") return { ok: false, why: "already-finished" };
  if (state.name === "draft") return { ok: false, why: "not-launched" };
  return { ok: false, why: otherwise };
}

const moved = (state: CampaignState): Transition => ({ ok: true, state, changed: true });
const to = (name: Exclude<CampaignStateName, "paused">): Transition => moved({ name });
const same = (state: CampaignState): Transition => ({ ok: true, state, changed: false });
