import { clsx } from "clsx";
import ChevronDown from "lucide-react/icons/chevron-down";
import Forward from "lucide-react/icons/forward";
import { memo } from "react";
import { Icon } from "~/ui/icon";
import { Ticks } from "~/ui/ticks";
import { asChanged, isUnderWay } from "../../core/asked-change";
import type { ThreadMessage } from "../../thread-message";
import type { Pending } from "../thread-store/pending";
import { AdReferral } from "./ad-referral";
import { BubbleAuthor } from "./bubble-author";
import { BubbleTicks } from "./bubble-ticks";
import { ChangeFailed } from "./change-failed";
import { FailureLine } from "./failure-line";
import { MessageBody } from "./message-body";
import { MessageQuote } from "./message-quote";
import { Reactions } from "./reactions";
import { RefusedLine } from "./refused-line";
import { useThreadView } from "./thread-context";
import { UndoButton } from "./undo-button";

interface ThreadBubbleProps {
  message: ThreadMessage;
  /** First of its group: a corner towards who speaks. */
  first: boolean;
  /** With its author over it. */
  names: boolean;
  /** An own one that the thread does not show by itself yet. */
  pending?: Pending;
  /** It was gone to: highlighted for a moment. */
  sought?: boolean;
}

const PICTURES = new Set(["image", "video"]);

/** One message of a thread. Drawn again only when something of it changed. */
export const ThreadBubble = memo(function ThreadBubble({
  message: given,
  first,
  names,
  pending,
  sought,
}: ThreadBubbleProps) {
  const { t, formats, actions, mayAnswer } = useThreadView();
  const message = asChanged(given);
  const { id, direction, delivery, revokedAt, editedAt, reactions } = message;
  const side = direction === "in" ? "in" : "out";
  const picture = PICTURES.has(message.type) && message.media?.url !== undefined && !revokedAt;
  const failed = pending?.refused != null || delivery?.state === "failed" || delivery?.state === "skipped";
  const meta = (
    <span className="m">
      {editedAt && !revokedAt && <span>{t("edited")}</span>}
      <time dateTime={message.at} suppressHydrationWarning>
        {formats.date(new Date(message.at), "time")}
      </time>
      {pending && <Ticks state={pending.refused === null ? "sending" : "failed"} />}
      {message.change && isUnderWay(message.change) && <Ticks state="sending" />}
      {!pending && delivery && <BubbleTicks message={message} delivery={delivery} />}
    </span>
  );
  return (
    <div
      className={clsx(
        "bub",
        side,
        first ? "gap" : "g",
        picture && "pic",
        message.type === "sticker" && !revokedAt && "stk",
        failed && "ko",
        sought && "sought",
        reactions.length > 0 && "reacted",
      )}
      data-id={id}
    >
      {names && <BubbleAuthor message={message} />}
      {message.forwarded && (
        <span className="fwd">
          <Icon of={Forward} size="s" /> {t("forwarded")}
        </span>
      )}
      {message.referral && <AdReferral referral={message.referral} />}
      {message.replyTo && !revokedAt && <MessageQuote quoted={message.replyTo} />}
      <MessageBody message={message} meta={meta} />
      {pending && pending.refused === null && <UndoButton messageId={id} until={pending.undoUntil} />}
      {!pending && delivery?.undoUntil && (
        <UndoButton messageId={id} until={Date.parse(delivery.undoUntil)} />
      )}
      {pending?.refused != null && <RefusedLine pending={pending} />}
      {message.change && !isUnderWay(message.change) && <ChangeFailed change={message.change} />}
      {!pending && failed && delivery && <FailureLine messageId={id} delivery={delivery} />}
      {reactions.length > 0 && <Reactions message={message} />}
      {!pending && mayAnswer && (
        <button
          type="button"
          className="bub-b"
          aria-label={t("menu.label")}
          aria-haspopup="menu"
          onClick={(event) => actions.openMenu(id, event.currentTarget)}
        >
          <Icon of={ChevronDown} size="s" />
        </button>
      )}
    </div>
  );
});
