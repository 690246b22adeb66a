import ArrowUp from "lucide-react/icons/arrow-up";
import X from "lucide-react/icons/x";
import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { IconButton } from "~/ui/icon-button";
import { Input } from "~/ui/input";
import { findPlaceholders } from "../core/find-placeholders";
import type { KeyedButton } from "./use-template-draft";

interface ButtonFieldProps {
  button: KeyedButton;
  /** Sentences. */
  problems: string[];
  onChange: (button: KeyedButton) => void;
  onRemove: () => void;
  onUp?: () => void;
}

/** One button: its kind, its words, and where it leads. */
export function ButtonField({ button, problems, onChange, onRemove, onUp }: ButtonFieldProps) {
  const t = useT("templates.compose");
  const kind = t(`button.${button.kind}`);
  const name = "text" in button && button.text ? button.text : kind;
  return (
    <div className="border-line-soft border-b pb-3">
      <div className="row mb-2">
        <span className="med grow">{kind}</span>
        {onUp && <IconButton icon={ArrowUp} size="sm" label={t("up", { name })} onClick={onUp} />}
        <IconButton icon={X} size="sm" label={t("remove", { name })} onClick={onRemove} />
      </div>
      <div className="grid grid-cols-2 gap-3 max-[720px]:grid-cols-1">
        {"text" in button && (
          <Field label={t("buttonText")}>
            <Input
              value={button.text}
              maxLength={25}
              onChange={(event) => onChange({ ...button, text: event.currentTarget.value })}
            />
          </Field>
        )}
        <Target button={button} onChange={onChange} />
      </div>
      {problems.map((problem) => (
        <p key={problem} className="hint bad mt-1.5">
          {problem}
        </p>
      ))}
    </div>
  );
}

function Target({ button, onChange }: Pick<ButtonFieldProps, "button" | "onChange">) {
  const t = useT("templates.compose");
  if (button.kind === "url") {
    return (
      <>
        <Field label={t("url")} help={t("urlHelp", { variable: "{{1}}" })}>
          <Input
            type="url"
            value={button.url}
            onChange={(event) => onChange({ ...button, url: event.currentTarget.value })}
          />
        </Field>
        {findPlaceholders(button.url).length > 0 && (
          <Field label={t("urlExample")} className="col-span-full">
            <Input
              type="url"
              value={button.example ?? ""}
              onChange={(event) => onChange({ ...button, example: event.currentTarget.value })}
            />
          </Field>
        )}
      </>
    );
  }
  if (button.kind === "phone") {
    return (
      <Field label={t("phone")}>
        <Input
          type="tel"
          value={button.phone}
          onChange={(event) => onChange({ ...button, phone: event.currentTarget.value })}
        />
      </Field>
    );
  }
  if (button.kind === "copy-code") {
    return (
      <Field label={t("code")}>
        <Input
          value={button.example}
          maxLength={15}
          onChange={(event) => onChange({ ...button, example: event.currentTarget.value })}
        />
      </Field>
    );
  }
  return null;
}
