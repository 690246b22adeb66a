import { useEffect, useState } from "react";
import { useThreadView } from "./thread-context";

/** "Desfazer 5 s", on the bubble itself, while it has not left. @param until milliseconds since 1970 */
export function UndoButton({ messageId, until }: { messageId: string; until: number }) {
  const { t, actions, mayAnswer } = useThreadView();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const look = () => {
      const left = Math.ceil((until - Date.now()) / 1_000);
      // A clock that is wrong by minutes must not offer what the server no longer does.
      setSeconds(left > 0 && left <= 60 ? left : 0);
      return left > 0;
    };
    if (!look()) return;
    const timer = setInterval(() => {
      if (!look()) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  if (seconds === 0 || !mayAnswer) return null;
  return (
    <button type="button" className="undo link" onClick={() => actions.undo(messageId)}>
      {t("undo", { seconds })}
    </button>
  );
}
