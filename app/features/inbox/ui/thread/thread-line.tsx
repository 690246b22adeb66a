import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import Ban from "lucide-react/icons/ban";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import Merge from "lucide-react/icons/merge";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Star from "lucide-react/icons/star";
import Tag from "lucide-react/icons/tag";
import UserRound from "lucide-react/icons/user-round";
import { memo } from "react";
import { type Glyph, Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { lineWords } from "./line-words";
import { useThreadView } from "./thread-context";

const GLYPHS: Record<string, Glyph> = {
  assigned: UserRound,
  unassigned: UserRound,
  transferred: ArrowRightLeft,
  snoozed: Clock,
  woken: Clock,
  done: Check,
  reopened: RotateCcw,
  labelled: Tag,
  survey: Star,
  merged: Merge,
  blocked: Ban,
  unblocked: Ban,
};

/** Who did what with the conversation, in one quiet line. */
export const ThreadLine = memo(function ThreadLine({ message }: { message: ThreadMessage }) {
  const view = useThreadView();
  const at = new Date(message.at);
  return (
    <div className="sys" data-id={message.id} title={view.formats.date(at, "dayTime")}>
      <Icon of={GLYPHS[message.type] ?? Check} size="s" />
      <span dir="auto">
        {lineWords(message, view)}
        {message.text && <> · “{message.text}”</>}
      </span>
    </div>
  );
});
