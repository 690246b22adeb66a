import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { IconButton } from "~/ui/icon-button";
import { Textarea } from "~/ui/textarea";
import { MOST_VARIANTS } from "../core/local-texts";

/** A wording keeps its name on the screen while others come and go. */
export interface Wording {
  key: number;
  text: string;
}

interface WordingFieldsProps {
  wordings: readonly Wording[];
  onChange: (wordings: Wording[]) => void;
  /** Of the wording at this place, once somebody tried to save. */
  errorAt: (at: number) => string | undefined;
  onFocus: (at: number) => void;
}

/** Other ways of saying the same: each person gets one of them. */
export function WordingFields({ wordings, onChange, errorAt, onFocus }: WordingFieldsProps) {
  const t = useT("templates.text");
  const change = (key: number, text: string) =>
    onChange(wordings.map((one) => (one.key === key ? { ...one, text } : one)));
  const add = () =>
    onChange([...wordings, { key: Math.max(0, ...wordings.map(({ key }) => key)) + 1, text: "" }]);
  return (
    <div className="flex flex-col gap-4">
      {wordings.map(({ key, text }, at) => (
        <div key={key} className="flex items-start gap-2">
          <div className="grow min-w-0">
            <Field label={t("wording", { at: at + 2 })} error={errorAt(at)} required>
              <Textarea
                name="variants"
                rows={4}
                value={text}
                onChange={(event) => change(key, event.currentTarget.value)}
                onFocus={() => onFocus(at)}
              />
            </Field>
          </div>
          <IconButton
            icon={X}
            label={t("removeWording", { at: at + 2 })}
            className="mt-6"
            onClick={() => onChange(wordings.filter((one) => one.key !== key))}
          />
        </div>
      ))}
      <div>
        {wordings.length < MOST_VARIANTS && (
          <Button size="sm" icon={Plus} onClick={add}>
            {t("addWording")}
          </Button>
        )}
        <p className="hint pt-1.5">{t("wordingsHelp")}</p>
      </div>
    </div>
  );
}
