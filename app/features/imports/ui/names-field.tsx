import X from "lucide-react/icons/x";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { useFieldWiring } from "~/ui/field-context";
import { Icon } from "~/ui/icon";

interface NamesFieldProps {
  /** Of the form: `name` for each chip, `name-more` for what is being typed. */
  name: string;
  label: string;
  help?: string;
  defaultValue: readonly string[];
  suggestions: readonly string[];
  /** After a chip came or went. */
  onChange: () => void;
}

/** Several names as chips; Enter or a comma makes one of what is typed, Backspace takes the last away. */
export function NamesField({ label, help, ...rest }: NamesFieldProps) {
  return (
    <Field label={label} help={help}>
      <NamesBox {...rest} />
    </Field>
  );
}

function NamesBox({ name, defaultValue, suggestions, onChange }: Omit<NamesFieldProps, "label" | "help">) {
  const t = useT("imports.settings");
  const [names, setNames] = useState([...defaultValue]);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const change = (next: string[]) => {
    setNames(next);
    setTimeout(onChange);
  };
  const add = () => {
    const typed = input.current?.value.replace(/[,;]/g, " ").replace(/\s+/g, " ").trim() ?? "";
    if (input.current) input.current.value = "";
    if (typed && !names.includes(typed)) change([...names, typed]);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const empty = event.currentTarget.value === "";
    if (event.key === "Backspace" && empty && names.length > 0) change(names.slice(0, -1));
    if (event.key !== "Enter" && event.key !== ",") return;
    if (event.key === "Enter" && empty) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="inp h-auto! min-h-8 flex-wrap gap-1! py-1!">
      {names.map((one) => (
        <span key={one} className="tag max-w-full">
          <input type="hidden" name={name} value={one} />
          <span className="ell" title={one}>
            {one}
          </span>
          <button
            type="button"
            aria-label={t("remove", { name: one })}
            onClick={() => change(names.filter((other) => other !== one))}
          >
            <Icon of={X} size="s" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        {...useFieldWiring()}
        name={`${name}-more`}
        list={listId}
        maxLength={60}
        autoComplete="off"
        className="min-w-24 flex-1 border-0 bg-transparent outline-none"
        onKeyDown={onKey}
        onBlur={add}
        onChange={(event) => {
          event.stopPropagation();
          if (suggestions.includes(event.currentTarget.value)) add();
        }}
      />
      <datalist id={listId}>
        {suggestions
          .filter((one) => !names.includes(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
    </div>
  );
}
