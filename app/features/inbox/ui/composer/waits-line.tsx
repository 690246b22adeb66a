import { useT } from "~/i18n/use-t";
import type { AnswerRules } from "../../conversation-facts";

/** What is written goes out later, and why. */
export function WaitsLine({ waits }: { waits: NonNullable<AnswerRules["waits"]> }) {
  const words = useT("inbox-answer");
  const key = waits.key.replace(/^inbox-answer\./, "") as "waits.paused";
  return words.has(key) ? <p className="sm hold mt-1.5">{words(key)}</p> : null;
}
