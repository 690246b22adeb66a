import type { ChannelKind } from "~/channels/channel";
import { type Reader, refusalWords, skipWords, waitWords } from "~/features/campaigns/recipient-words.server";
import { translate } from "~/i18n/translate.server";
import type { TickState } from "~/ui/ticks";
import type { TimelineEntry } from "./core/timeline-entry";

type Outgoing = Extract<TimelineEntry, { kind: "outgoing" }>;

/** A line of the history as the page draws it: what went out says in words what became of it. */
export type TimelineLine =
  | Exclude<TimelineEntry, { kind: "outgoing" }>
  | (Pick<
      Outgoing,
      "key" | "at" | "kind" | "source" | "campaign" | "attempt" | "connection" | "text" | "stateAt"
    > & {
      tick: TickState;
      happened: string;
      /** The provider's code of a failure. */
      code: string | null;
    });

export function timelineLine(entry: TimelineEntry, reader: Omit<Reader, "kind">): TimelineLine {
  if (entry.kind !== "outgoing") return entry;
  const { key, at, kind, source, campaign, attempt, connection, text, stateAt } = entry;
  return {
    ...{ key, at, kind, source, campaign, attempt, connection, text, stateAt },
    tick: tickOf(entry, reader.now),
    happened: happened(entry, { ...reader, kind: entry.channel as ChannelKind }),
    code: entry.state === "failed" ? entry.why : null,
  };
}

function tickOf({ state, notBefore }: Outgoing, now: Date): TickState {
  if (state === "waiting") return notBefore && notBefore > now ? "held" : "queued";
  if (state === "claimed") return "queued";
  return state === "accepted" ? "sent" : (state as TickState);
}

function happened(entry: Outgoing, reader: Reader): string {
  switch (entry.state) {
    case "waiting":
    case "claimed":
      return waitWords({ why: entry.why, until: entry.notBefore, zone: entry.zone }, reader);
    case "failed":
      return refusalWords(entry.why ?? "unknown", reader).title;
    case "skipped":
      return skipWords(entry.why, reader.locale);
    case "unknown":
      return translate(reader.locale, "reasons.unknown.expecting-webhook");
    default:
      return translate(reader.locale, `ui.ticks.${entry.state === "accepted" ? "sent" : entry.state}`);
  }
}
