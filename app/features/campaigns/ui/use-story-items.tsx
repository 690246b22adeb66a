import AlarmClock from "lucide-react/icons/alarm-clock";
import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleMinus from "lucide-react/icons/circle-minus";
import CircleQuestion from "lucide-react/icons/circle-question-mark";
import MessageSquare from "lucide-react/icons/message-square";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Send from "lucide-react/icons/send";
import ShieldCheck from "lucide-react/icons/shield-check";
import Users from "lucide-react/icons/users";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import type { Glyph } from "~/ui/icon";
import { RelativeTime } from "~/ui/relative-time";
import type { TimelineItem } from "~/ui/timeline";
import type { CampaignFacts } from "../campaign-facts.server";
import type { PersonView, StoryView } from "../person-view.server";
import { DayTime } from "./day-time";
import { useWindowWords } from "./use-window-words";

const glyphs: Record<StoryView["kind"], Glyph> = {
  joined: Users,
  allowed: ShieldCheck,
  launched: Play,
  consent: ShieldCheck,
  retried: RotateCcw,
  sending: Send,
  accepted: Check,
  held: AlarmClock,
  delivered: Check,
  read: Check,
  failed: CircleAlert,
  skipped: CircleMinus,
  unknown: CircleQuestion,
  replied: MessageSquare,
  waiting: CircleDashed,
};

/** A person's story as the timeline draws it: the last word on a person who has not got it stands in a box. */
export function useStoryItems(person: PersonView, facts: CampaignFacts): TimelineItem[] {
  const t = useT("campaigns.story");
  const sayPast = usePastWords(facts);
  const sayWaiting = useWaitingItems(facts);
  const lastProblem = person.story.findLastIndex(({ kind }) => PROBLEMS.has(kind));
  const stuck = ["failed", "skipped", "unknown"].includes(person.state);
  return person.story
    .filter(({ kind }) => kind !== "sending")
    .flatMap((line): TimelineItem[] => {
      if (line.kind === "waiting") return sayWaiting(line);
      const now = stuck && person.story.indexOf(line) === lastProblem;
      const past: TimelineItem = {
        key: `${line.kind} ${line.at.getTime()}`,
        icon: glyphs[line.kind],
        ...sayPast(line),
        when: <DayTime at={line.at} />,
      };
      if (!now) return [past];
      const box = line.kind === "failed" ? ("bad" as const) : ("hold" as const);
      return [
        { ...past, now: box, detail: line.next ?? (line.kind === "unknown" ? t("unknownNext") : undefined) },
      ];
    });
}

const PROBLEMS = new Set<StoryView["kind"]>(["failed", "skipped", "unknown"]);

function usePastWords(facts: CampaignFacts) {
  const t = useT("campaigns.story");
  const formats = useFormats();
  const accepted = acceptedBy(facts.connection?.kind);
  return (line: Exclude<StoryView, { kind: "waiting" }>): Pick<TimelineItem, "title" | "detail"> => {
    switch (line.kind) {
      case "joined":
        return {
          title: line.lists.length > 0 ? t("joined", { lists: formats.list(line.lists) }) : t("joinedAll"),
        };
      case "allowed":
        return {
          title: t(`allowed.${line.basis}`),
          detail: line.importName ? t("declaredIn", { name: line.importName }) : undefined,
        };
      case "launched":
        return { title: line.byName ? t("launched", { name: line.byName }) : t("launchedBySystem") };
      case "consent":
        return {
          title: t(line.action === "stopped" ? "stopped" : line.action === "blocked" ? "blocked" : "consent"),
          detail: line.text ? t("quote", { text: line.text }) : undefined,
        };
      case "retried":
        return { title: t("retried", { attempt: line.attempt }) };
      case "failed":
        return {
          title: (
            <>
              {line.words} <span className="mono t3 font-normal">{line.code}</span>
            </>
          ),
        };
      case "skipped":
        return { title: line.words };
      case "replied":
        return { title: t("replied", { text: line.text }) };
      case "accepted":
        return { title: t(accepted) };
      default:
        return { title: t(line.kind) };
    }
  };
}

type Waiting = Extract<StoryView, { kind: "waiting" }>;

function useWaitingItems(facts: CampaignFacts) {
  const t = useT("campaigns.story");
  const formats = useFormats();
  const windowWords = useWindowWords();
  return (line: Waiting): TimelineItem[] => {
    const key = `waiting ${line.attempt}`;
    const arrival = { key: "arrival", icon: CircleDashed, title: t("arrival"), future: true };
    if (facts.state === "paused") {
      return [{ key, icon: Pause, title: t("paused"), detail: t("pausedDetail"), now: "hold" }, arrival];
    }
    const later = line.until.getTime() > Date.now();
    if (!later) {
      return [{ key, icon: CircleDashed, title: line.words, detail: t("turnDetail"), now: "acc" }, arrival];
    }
    const there = line.zone ?? undefined;
    const byHour = line.why === "send-window" && there && line.place;
    return [
      {
        key,
        icon: AlarmClock,
        now: "hold",
        title: byHour
          ? t("heldUntil", { time: formats.date(line.until, "time", there), place: line.place! })
          : line.words,
        detail: byHour && (
          <>
            {t("timeThere", { time: formats.date(new Date(), "time", there) })}{" "}
            {facts.sendWindow && t("onlyWrites", { window: windowWords(facts.sendWindow) })}
          </>
        ),
        when: (
          <>
            {t("yourTime", { time: formats.date(line.until, "time") })} · <RelativeTime at={line.until} />
          </>
        ),
      },
      {
        key: "leaves",
        icon: CircleDashed,
        title: t("leaves", { time: formats.date(line.until, "time") }),
        future: true,
      },
      arrival,
    ];
  };
}

/** Who took the message first. */
function acceptedBy(kind: string | undefined): "acceptedSms" | "acceptedWhatsapp" | "accepted" {
  if (kind === "sms") return "acceptedSms";
  return kind === "whatsapp" ? "acceptedWhatsapp" : "accepted";
}
