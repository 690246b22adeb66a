import { clsx } from "clsx";
import { useEffect, useRef } from "react";

export interface Suggestion {
  id: string;
  title: string;
  detail?: string;
}

interface SuggestionsProps {
  id: string;
  label: string;
  list: Suggestion[];
  /** Which is chosen by Enter. */
  at: number;
  onPick: (id: string) => void;
  /** Said when nothing fits. */
  empty: string;
}

/** Over the field: quick replies or members that fit what is typed. The field keeps the focus and its keys choose. */
export function Suggestions({ id, label, list, at, onPick, empty }: SuggestionsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <div ref={box} id={id} className="sugg scroll" role="listbox" aria-label={label}>
      {list.map(({ id: one, title, detail }, index) => (
        <button
          key={one}
          id={`${id}-${index}`}
          type="button"
          role="option"
          aria-selected={index === at}
          tabIndex={-1}
          className={clsx("menu-it", index === at && "on")}
          // The field must not lose the focus to the click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(one)}
        >
          <span className="med nw">{title}</span>
          {detail && (
            <span className="t2 ell" dir="auto">
              {detail}
            </span>
          )}
        </button>
      ))}
      {list.length === 0 && <p className="t2 px-2.5 py-1.5">{empty}</p>}
    </div>
  );
}
