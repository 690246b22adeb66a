import { clsx } from "clsx";
import AlarmClock from "lucide-react/icons/alarm-clock";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleMinus from "lucide-react/icons/circle-minus";
import CircleQuestion from "lucide-react/icons/circle-question-mark";
import { useT } from "~/i18n/use-t";
import { type Glyph, Icon } from "./icon";

export type TickState =
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "held"
  | "unknown"
  | "skipped";

interface TicksProps {
  state: TickState;
  /** With the state's word beside it; else the word is only spoken. */
  withWord?: boolean;
  /** Another word for the same state. */
  word?: string;
}

const glyphs: Partial<Record<TickState, { of: Glyph; tone: string }>> = {
  queued: { of: CircleDashed, tone: "t3" },
  failed: { of: CircleAlert, tone: "bad" },
  held: { of: AlarmClock, tone: "hold" },
  unknown: { of: CircleQuestion, tone: "unk" },
  skipped: { of: CircleMinus, tone: "t3" },
};

/** What happened to a message: clock, one tick, two, two blue; red, amber and grey for the rest. */
export function Ticks({ state, withWord, word }: TicksProps) {
  const t = useT("ui.ticks");
  const spoken = word ?? t(state);
  const other = glyphs[state];
  const silent = withWord ? undefined : spoken;
  return (
    <span className={clsx("st", other?.tone)}>
      {other ? <Icon of={other.of} label={silent} /> : <Tick state={state} label={silent} />}
      {withWord && <span>{spoken}</span>}
    </span>
  );
}

const paths: Partial<Record<TickState, string>> = {
  sending: "M8.5 1.2a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6M8.5 3.2v2.5l1.6 1",
  sent: "M4.5 6 7.5 9 13.5 2",
  delivered: "M1 6 4 9 10 2M7.6 7.6 9 9 15.5 2",
  read: "M1 6 4 9 10 2M7.6 7.6 9 9 15.5 2",
};

function Tick({ state, label }: { state: TickState; label?: string }) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or silent beside its word.
    <svg className={clsx("tick", state === "read" && "rd")} viewBox="0 0 17 11" {...spoken}>
      <path d={paths[state]} />
    </svg>
  );
}
