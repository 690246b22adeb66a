import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { removeAccents } from "../core/remove-accents";
import { MarkedOffenders } from "./marked-offenders";

/** "Tirar acentos" with what it saves, and the characters it is about. */
export function Unaccent({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useT("templates.text");
  const removal = removeAccents(text);
  if (removal.changes.length === 0 && removal.remaining.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      <MarkedOffenders text={text} />
      {removal.changes.length > 0 && (
        <div className="row gap-3">
          <Button size="sm" onClick={() => onChange(removal.text)}>
            {t("unaccent")}
          </Button>
          <span className="t2 sm num">{t("saves", { saved: removal.saved })}</span>
        </div>
      )}
      {removal.remaining.length > 0 && (
        <p className="hint hold">{t("remaining", { chars: removal.remaining.join(" ") })}</p>
      )}
    </div>
  );
}
