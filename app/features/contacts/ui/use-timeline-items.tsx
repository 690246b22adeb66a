import { Link } from "@remix-run/react";
import Ban from "lucide-react/icons/ban";
import FileSpreadsheet from "lucide-react/icons/file-spreadsheet";
import List from "lucide-react/icons/list";
import Megaphone from "lucide-react/icons/megaphone";
import MessageSquare from "lucide-react/icons/message-square";
import Send from "lucide-react/icons/send";
import ShieldCheck from "lucide-react/icons/shield-check";
import ShieldX from "lucide-react/icons/shield-x";
import TagGlyph from "lucide-react/icons/tag";
import UserPlus from "lucide-react/icons/user-plus";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { DateTime } from "~/ui/date-time";
import type { Glyph } from "~/ui/icon";
import { Ticks } from "~/ui/ticks";
import type { TimelineItem } from "~/ui/timeline";
import { paths } from "../core/contact-paths";
import type { TimelineLine } from "../timeline-view.server";

type Consent = Extract<TimelineLine, { kind: "consent" }>;
type Outgoing = Extract<TimelineLine, { kind: "outgoing" }>;
type Words = Pick<TimelineItem, "icon" | "title" | "detail">;

const consentGlyphs: Record<Consent["action"], Glyph> = {
  granted: ShieldCheck,
  resumed: ShieldCheck,
  unblocked: ShieldCheck,
  stopped: ShieldX,
  blocked: Ban,
};

/** The lines of the history as the timeline draws them. */
export function useTimelineItems(lines: readonly TimelineLine[]): TimelineItem[] {
  const consent = useConsentWords();
  const outgoing = useOutgoingWords();
  const rest = useOtherWords();
  return lines.map((line) => {
    const words =
      line.kind === "consent" ? consent(line) : line.kind === "outgoing" ? outgoing(line) : rest(line);
    return { key: line.key, ...words, when: <DateTime at={line.at} /> };
  });
}

function useConsentWords() {
  const t = useT("consent");
  return (line: Consent): Words => {
    const { action, channel, source, actor, text, code } = line;
    const how =
      source === "member"
        ? actor
          ? t("source.member", { name: actor })
          : t("source.memberUnknown")
        : t(`source.${source}`);
    return {
      icon: consentGlyphs[action],
      title: t(`action.${action}`, { channel }),
      detail: (
        <>
          {how}
          {text && (
            <>
              {": "}
              <mark>{text}</mark>
            </>
          )}
          {code && <span className="mono t3 ml-2">{code}</span>}
        </>
      ),
    };
  };
}

function useOutgoingWords() {
  const t = useT("contacts.timeline");
  return (line: Outgoing): Words => {
    const { source, campaign, attempt, connection, text, tick, happened, code, at, stateAt } = line;
    const title = campaign ? (
      <Link className="u" to={paths.campaign(campaign.id)}>
        {t("campaign", { name: campaign.name })}
      </Link>
    ) : (
      t(source === "campaign" ? "system" : source)
    );
    return {
      icon: campaign ? Megaphone : Send,
      title: (
        <>
          {title}
          {attempt > 1 && <span className="t3"> · {t("again", { attempt })}</span>}
          <span className="t3"> · {t("via", { connection })}</span>
        </>
      ),
      detail: (
        <>
          <span className="row gap-2 flex-wrap">
            <Ticks state={tick} withWord word={happened} />
            {code && <span className="mono t3">{code}</span>}
            {apart(at, stateAt) && (
              <span className="t3 sm">
                <DateTime at={stateAt} style={sameDay(at, stateAt) ? "time" : "dayTime"} />
              </span>
            )}
          </span>
          {text && <Quoted>{text}</Quoted>}
        </>
      ),
    };
  };
}

/** What became of it is told with its own time when that was not the same minute. */
const apart = (at: Date, stateAt: Date) => Math.abs(stateAt.getTime() - at.getTime()) >= 60_000;
const sameDay = (at: Date, stateAt: Date) => at.toDateString() === stateAt.toDateString();

function useOtherWords() {
  const t = useT("contacts.timeline");
  const channelName = useT("contacts.may.channel");
  return (line: Exclude<TimelineLine, Consent | Outgoing>): Words => {
    switch (line.kind) {
      case "created":
        return line.filename
          ? {
              icon: FileSpreadsheet,
              title: <ImportLink id={line.importId} words={t("createdByImport", { name: line.filename })} />,
            }
          : { icon: UserPlus, title: t("created") };
      case "import":
        return {
          icon: FileSpreadsheet,
          title: <ImportLink id={line.importId} words={t("import", { name: line.filename })} />,
        };
      case "tag":
        return { icon: TagGlyph, title: t("tag", { name: line.name }) };
      case "list":
        return {
          icon: List,
          title: (
            <Link className="u" to={paths.contacts({ list: line.id })}>
              {t("list", { name: line.name })}
            </Link>
          ),
        };
      case "message": {
        const channel = channelName(line.channel === "sms" ? "sms" : "whatsapp");
        return {
          icon: MessageSquare,
          title: t(line.direction, { channel }),
          detail: <Quoted>{line.text || t("noText", { type: line.type })}</Quoted>,
        };
      }
    }
  };
}

function ImportLink({ id, words }: { id: string | null; words: string }) {
  return id ? (
    <Link className="u" to={paths.oneImport(id)}>
      {words}
    </Link>
  ) : (
    words
  );
}

/** Words of a message, as they were, in at most four lines. */
function Quoted({ children }: { children: ReactNode }) {
  return (
    <span className="block line-clamp-4 whitespace-pre-wrap break-words [unicode-bidi:plaintext]">
      {children}
    </span>
  );
}
