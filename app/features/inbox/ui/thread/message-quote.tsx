import type { ThreadMessage } from "../../thread-message";
import { type ThreadView, useThreadView } from "./thread-context";
import { typeWords } from "./type-words";

/** The message that a bubble answers; a click goes to it. */
export function MessageQuote({ quoted }: { quoted: NonNullable<ThreadMessage["replyTo"]> }) {
  const view = useThreadView();
  const { id } = quoted;
  const inside = (
    <>
      <b dir="auto">{quotedAuthor(quoted.author, view)}</b>
      <span className="re-t" dir="auto">
        {quoted.text || typeWords(view.t, quoted.type)}
      </span>
    </>
  );
  if (id === null) return <span className="re">{inside}</span>;
  return (
    <button type="button" className="re" onClick={() => view.actions.goTo(id)}>
      {inside}
    </button>
  );
}

function quotedAuthor(author: ThreadMessage["author"], { t, personName }: ThreadView): string {
  return author === "customer" ? personName : t("author.us");
}
