import { describe, expect, test } from "bun:test";
import {
  CAMPAIGN_STATES,
  type CampaignCommand,
  type CampaignState,
  nextState,
  resumesWhen,
} from "./campaign";

const states: Record<string, CampaignState> = {
  draft: { name: "draft" },
  scheduled: { name: "scheduled" },
  preparing: { name: "preparing" },
  running: { name: "running" },
  paused: { name: "paused", why: "by-person", from: "running" },
  finished: { name: "finished" },
  cancelled: { name: "cancelled" },
};
const commands: Record<CampaignCommand["do"], CampaignCommand> = {
  schedule: { do: "schedule" },
  unschedule: { do: "unschedule" },
  launch: { do: "launch" },
  prepared: { do: "prepared" },
  pause: { do: "pause", why: "quality-red" },
  resume: { do: "resume" },
  cancel: { do: "cancel" },
  finish: { do: "finish" },
  retry: { do: "retry" },
};

describe("every command in every state", () => {
  // "=" nothing changes; "!why" refused; else the new state.
  const table: Record<CampaignCommand["do"], string[]> = {
    //           draft            scheduled            preparing            running              paused               finished             cancelled
    schedule: [
      "scheduled",
      "=",
      "!already-launched",
      "!already-launched",
      "!already-launched",
      "!already-finished",
      "!already-cancelled",
    ],
    unschedule: [
      "=",
      "draft",
      "!not-scheduled",
      "!not-scheduled",
      "!not-scheduled",
      "!already-finished",
      "!already-cancelled",
    ],
    launch: [
      "preparing",
      "preparing",
      "!already-launched",
      "!already-launched",
      "!already-launched",
      "!already-finished",
      "!already-cancelled",
    ],
    prepared: [
      "!not-launched",
      "!not-running",
      "running",
      "=",
      "!not-running",
      "!already-finished",
      "!already-cancelled",
    ],
    pause: ["!not-launched", "paused", "paused", "paused", "=", "!already-finished", "!already-cancelled"],
    resume: ["!not-launched", "!not-paused", "=", "=", "running", "!already-finished", "!already-cancelled"],
    cancel: ["cancelled", "cancelled", "cancelled", "cancelled", "cancelled", "!already-finished", "="],
    finish: [
      "!not-launched",
      "!not-running",
      "!not-running",
      "finished",
      "!not-running",
      "=",
      "!already-cancelled",
    ],
    retry: ["!not-launched", "!not-finished", "!not-finished", "=", "=", "running", "!already-cancelled"],
  };
  for (const [command, row] of Object.entries(table)) {
    test.each(CAMPAIGN_STATES.map((name, i) => [name, row[i]!]))(
      `${command} from %s: %s`,
      (name, expected) => {
        const result = nextState(states[name]!, commands[command as CampaignCommand["do"]]);
        if (expected.startsWith("!")) expect(result).toEqual({ ok: false, why: expected.slice(1) } as never);
        else if (expected === "=") expect(result).toEqual({ ok: true, state: states[name]!, changed: false });
        else expect(result).toMatchObject({ ok: true, changed: true, state: { name: expected } } as never);
      },
    );
  }
});

describe("a pause", () => {
  test("goes back to what it interrupted, even if the audience was completed meanwhile", () => {
    const paused = nextState({ name: "preparing" }, { do: "pause", why: "by-person" });
    const prepared = nextState(paused.ok ? paused.state : states.draft!, { do: "prepared" });
    expect(prepared).toEqual({
      ok: true,
      changed: true,
      state: { name: "paused", why: "by-person", from: "running" },
    });
    expect(
      nextState({ name: "paused", why: "by-person", from: "scheduled" }, { do: "resume" }),
    ).toMatchObject({ state: { name: "scheduled" } });
  });
  test("keeps its first reason", () =>
    expect(nextState(states.paused!, { do: "pause", why: "quality-red" })).toMatchObject({
      state: { why: "by-person" },
      changed: false,
    }));
  test("ends by itself only where its cause can", () => {
    expect(resumesWhen("template-paused")).toBe("template-approved");
    expect(resumesWhen("connection-stopped")).toBe("connection-active");
    expect([resumesWhen("quality-red"), resumesWhen("by-person"), resumesWhen("spam-limit")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
