import { forwardRef, type KeyboardEvent, useEffect, useImperativeHandle, useLayoutEffect } from "react";
import { useThreadView } from "../thread/thread-context";
import { Suggestions } from "./suggestions";
import { type Replace, useSuggestions } from "./use-suggestions";

/** What the field has to know of an open list, for those who hear it. */
export interface Suggested {
  /** Id of the chosen line, if there is one. */
  chosenId: string | undefined;
}

export interface SuggestKeys {
  /** → whether the key was for the list */
  onKey(event: KeyboardEvent): boolean;
}

interface SuggestBoxProps {
  id: string;
  text: string;
  caret: number;
  note: boolean;
  onReplace: (change: Replace) => void;
  /** Null: no list is open. */
  onSuggested: (next: Suggested | null) => void;
}

/** The list over the field, once something was typed that may ask for one. */
const SuggestBox = forwardRef<SuggestKeys, SuggestBoxProps>(function SuggestBox(
  { id, text, caret, note, onReplace, onSuggested },
  given,
) {
  const { t } = useThreadView();
  const { open, list, at, sign, pick, onKey } = useSuggestions(text, caret, note, onReplace);
  useImperativeHandle(given, () => ({ onKey }));
  const chosenId = list.length > 0 ? `${id}-${at}` : undefined;
  useLayoutEffect(() => onSuggested(open ? { chosenId } : null), [open, chosenId, onSuggested]);
  useEffect(() => () => onSuggested(null), [onSuggested]);
  if (!open) return null;
  return (
    <Suggestions
      id={id}
      label={t(sign === "/" ? "composer.quickReplies" : "composer.mentions")}
      list={list}
      at={at}
      onPick={pick}
      empty={t("composer.noQuickReply")}
    />
  );
});

export default SuggestBox;
