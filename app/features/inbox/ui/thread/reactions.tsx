import type { ThreadMessage } from "../../thread-message";
import { nameOf } from "./name-of";
import { useThreadView } from "./thread-context";

/** What either side answered with a single sign; a click on one's own takes it back. */
export function Reactions({ message }: { message: ThreadMessage }) {
  const { t, personName, directory, actions, can, mayAnswer } = useThreadView();
  return (
    <span className="reacts">
      {message.reactions.map(({ by, emoji, userId }) => {
        const who = by === "customer" ? personName : (nameOf(directory, userId) ?? t("author.us"));
        const label = t("reactions.by", { emoji, who });
        if (by === "customer" || !can?.reactions || !mayAnswer) {
          return (
            <span key={by} className="react" role="img" aria-label={label} data-tip={label}>
              {emoji}
            </span>
          );
        }
        return (
          <button
            key={by}
            type="button"
            className="react"
            aria-label={`${label}. ${t("reactions.remove")}`}
            data-tip={label}
            onClick={() => actions.react(message.id, "")}
          >
            {emoji}
          </button>
        );
      })}
    </span>
  );
}
