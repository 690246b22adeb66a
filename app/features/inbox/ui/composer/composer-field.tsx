import {
  forwardRef,
  type KeyboardEvent,
  type ReactNode,
  Suspense,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { lazyPiece } from "~/ui/lazy-piece";
import { wrapSelection } from "../../core/wrap-selection";
import { useThreadView } from "../thread/thread-context";
import type { Suggested, SuggestKeys } from "./suggest-box";
import type { Writing } from "./use-writing";

const loadSuggestBox = () => import("./suggest-box");
const SuggestBox = lazyPiece(loadSuggestBox);

interface ComposerFieldProps {
  writing: Writing;
  /** Characters at most. */
  most: number;
  write: (next: Partial<Writing>) => void;
  onSubmit: () => void;
  onTyping: () => void;
  /** Arrow up on an empty field. → whether there was something to change */
  onEditLast: () => boolean;
  /** Esc, while an answer or a change is under way. */
  onCancel?: () => void;
  /** At the end of the field, on a phone. */
  children?: ReactNode;
}

const MARKS: Record<string, "*" | "_" | "~" | undefined> = { b: "*", i: "_" };
/** From so near the limit on, what is left is counted. */
const COUNT_FROM = 0.9;

/** The growing field with its keys: Enter sends, Shift+Enter begins a line, Ctrl+B and Ctrl+I mark, "/" and "@" look up. */
export const ComposerField = forwardRef<HTMLTextAreaElement, ComposerFieldProps>(function ComposerField(
  { writing, most, write, onSubmit, onTyping, onEditLast, onCancel, children },
  given,
) {
  const { t, personName } = useThreadView();
  const { text, note } = writing;
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [caret, setCaret] = useState(0);
  useImperativeHandle(given, () => field.current as HTMLTextAreaElement, []);
  const suggest = useRef<SuggestKeys>(null);
  const [suggested, setSuggested] = useState<Suggested | null>(null);
  const [touched, setTouched] = useState(false);
  const mayAsk = note ? text.includes("@") : text.startsWith("/");

  function select(start: number, end: number) {
    setCaret(end);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start, end);
    });
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || suggest.current?.onKey(event)) return;
    const { key, ctrlKey, metaKey, shiftKey, currentTarget } = event;
    const command = ctrlKey || metaKey;
    if (key === "Enter" && (command || (!shiftKey && !matchMedia("(pointer: coarse)").matches))) {
      event.preventDefault();
      return onSubmit();
    }
    const mark =
      command && (shiftKey ? (key.toLowerCase() === "x" ? "~" : undefined) : MARKS[key.toLowerCase()]);
    if (mark) {
      event.preventDefault();
      const { selectionStart: start, selectionEnd: end } = currentTarget;
      const next = wrapSelection({ text, start, end }, mark);
      write({ text: next.text });
      return select(next.start, next.end);
    }
    if (key === "ArrowUp" && text === "" && !note && onEditLast()) return event.preventDefault();
    if (key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (onCancel) onCancel();
    else currentTarget.blur();
  }
  const label = note ? t("composer.noteLabel") : t("composer.label", { name: personName });
  const left = most - text.length;
  return (
    <div className="comp-in">
      <Suspense fallback={null}>
        {touched && mayAsk && (
          <SuggestBox
            ref={suggest}
            id={id}
            text={text}
            caret={Math.min(caret, text.length)}
            note={note}
            onReplace={({ from, to, by }) => {
              write({ text: text.slice(0, from) + by + text.slice(to) });
              select(from + by.length, from + by.length);
            }}
            onSuggested={setSuggested}
          />
        )}
      </Suspense>
      <textarea
        ref={field}
        name="text"
        className="inp-chat"
        rows={1}
        dir="auto"
        placeholder={t(note ? "composer.notePlaceholder" : "composer.placeholder")}
        aria-label={label}
        aria-expanded={suggested !== null}
        aria-controls={suggested ? id : undefined}
        aria-activedescendant={suggested?.chosenId}
        aria-autocomplete="list"
        role="combobox"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          write({ text: event.target.value });
          if (event.target.value !== "") onTyping();
        }}
        // There before the first sign that asks for it.
        onFocus={() => {
          setTouched(true);
          loadSuggestBox().catch(() => {});
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {children}
      {text.length > most * COUNT_FROM && (
        <span className={left < 0 ? "count bad num" : "count t3 num"} role="status">
          {t("composer.left", { count: left })}
        </span>
      )}
    </div>
  );
});
