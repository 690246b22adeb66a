import StickyNote from "lucide-react/icons/sticky-note";
import { Fragment, memo } from "react";
import { FormattedText } from "~/ui/formatted-text";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import type { Pending } from "../thread-store/pending";
import { nameOf } from "./name-of";
import { RefusedLine } from "./refused-line";
import { useThreadView } from "./thread-context";

interface ThreadNoteProps {
  message: ThreadMessage;
  pending?: Pending;
  sought?: boolean;
}

/** A note for the team: amber, in the middle, never to be taken for a message. */
export const ThreadNote = memo(function ThreadNote({ message, pending, sought }: ThreadNoteProps) {
  const { t, formats, directory } = useThreadView();
  const name = nameOf(directory, message.authorId) ?? t("author.member");
  const mentioned = (message.facts?.mentions as string[] | undefined) ?? [];
  const names = mentioned.flatMap((userId) => nameOf(directory, userId) ?? []);
  return (
    <div className={`bub note${sought ? " sought" : ""}`} data-id={message.id}>
      <span className="who">
        <Icon of={StickyNote} size="s" />
        <span dir="auto">{t("note.head", { name, time: formats.date(new Date(message.at), "time") })}</span>
      </span>
      <span className="tx" dir="auto">
        {pieces(message.text, names).map((piece, at) =>
          piece.name ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move.
            <span key={at} className="acc med">
              {piece.text}
            </span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <Fragment key={at}>
              <FormattedText text={piece.text} />
            </Fragment>
          ),
        )}
      </span>
      {pending?.refused != null && <RefusedLine pending={pending} />}
    </div>
  );
});

/** The text cut at "@Name" of those it mentions; longer names first, so that "@Ana Prado" is not "@Ana". */
function pieces(text: string, names: string[]): { text: string; name: boolean }[] {
  const marks = names.toSorted((a, b) => b.length - a.length).map((name) => `@${name}`);
  const found: { text: string; name: boolean }[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const mark = marks.find((one) => text.startsWith(one, at));
    if (!mark || at < from) continue;
    if (at > from) found.push({ text: text.slice(from, at), name: false });
    found.push({ text: mark, name: true });
    from = at + mark.length;
  }
  if (from < text.length) found.push({ text: text.slice(from), name: false });
  return found;
}
