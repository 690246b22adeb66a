import { useT } from "~/i18n/use-t";
import { Input } from "~/ui/input";
import { findPlaceholders } from "../core/find-placeholders";

interface ExampleFieldsProps {
  text: string;
  examples: Readonly<Record<string, string>>;
  onChange: (examples: Record<string, string>) => void;
  /** Names of those that are missing. */
  missing: string[];
}

/** One example for each variable of a text: what Meta reads, and what the phone beside shows. */
export function ExampleFields({ text, examples, onChange, missing }: ExampleFieldsProps) {
  const t = useT("templates.compose");
  const names = findPlaceholders(text);
  if (names.length === 0) return null;
  return (
    <fieldset className="field">
      <legend className="lab mb-1.5">{t("examples")}</legend>
      <div className="flex flex-col gap-2">
        {names.map((name) => (
          <div key={name} className="grid grid-cols-[minmax(56px,auto)_minmax(0,1fr)] items-center gap-3">
            <span className="var mono justify-self-start">{`{{${name}}}`}</span>
            <Input
              aria-label={`{{${name}}}`}
              value={examples[name] ?? ""}
              aria-invalid={missing.includes(name) || undefined}
              onChange={(event) => onChange({ ...examples, [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <p className="hint">{t("examplesHelp")}</p>
    </fieldset>
  );
}
