import Plus from "lucide-react/icons/plus";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { DropdownMenu } from "~/ui/dropdown-menu";
import type { DraftButton } from "../core/template-draft";
import { ButtonField } from "./button-field";
import { useDraftProblem } from "./use-draft-problem";
import type { KeyedButton, TemplateDraftForm } from "./use-template-draft";

const KINDS: DraftButton["kind"][] = ["quick-reply", "stop-marketing", "url", "phone", "copy-code"];
const isReply = ({ kind }: DraftButton) => kind === "quick-reply" || kind === "stop-marketing";

let serial = 0;

/** Buttons below the message. Quick replies are kept together, since Meta refuses them mixed. */
export function ButtonFields({ form }: { form: TemplateDraftForm }) {
  const t = useT("templates.compose");
  const words = useDraftProblem();
  const { draft, change, problemsOf } = form;
  const { buttons, category } = draft;
  const hasStop = buttons.some(({ kind }) => kind === "stop-marketing");

  const add = (kind: DraftButton["kind"]) => {
    serial += 1;
    const added = newButton(kind, `${serial}`, t("stopText"));
    change({ buttons: [...buttons, added].sort((a, b) => Number(isReply(a)) - Number(isReply(b))) });
  };
  const replace = (at: number, button: KeyedButton) =>
    change({ buttons: buttons.map((one, index) => (index === at ? button : one)) });
  const swap = (at: number) => {
    const next = [...buttons];
    [next[at - 1], next[at]] = [next[at]!, next[at - 1]!];
    change({ buttons: next });
  };
  return (
    <fieldset className="field">
      <legend className="lab mb-1.5">{t("buttons")}</legend>
      <div className="flex flex-col gap-3">
        {buttons.map((button, at) => (
          <ButtonField
            key={button.key}
            button={button}
            problems={problemsOf(`buttons.${at}`).map(words)}
            onChange={(next) => replace(at, next)}
            onRemove={() => change({ buttons: buttons.filter((_, index) => index !== at) })}
            onUp={at > 0 ? () => swap(at) : undefined}
          />
        ))}
      </div>
      {problemsOf("buttons").map((problem) => (
        <p key={problem.messageKey} className="hint bad">
          {words(problem)}
        </p>
      ))}
      <div className="row gap-3">
        <DropdownMenu
          label={t("addButton")}
          trigger={(props) => (
            <Button size="sm" icon={Plus} {...props}>
              {t("addButton")}
            </Button>
          )}
          items={KINDS.filter(
            (kind) => kind !== "stop-marketing" || (category === "MARKETING" && !hasStop),
          ).map((kind) => ({ label: t(`button.${kind}`), onSelect: () => add(kind) }))}
        />
        {category === "MARKETING" && !hasStop && <span className="hint">{t("stopHint")}</span>}
      </div>
    </fieldset>
  );
}

function newButton(kind: DraftButton["kind"], key: string, stopText: string): KeyedButton {
  switch (kind) {
    case "url":
      return { key, kind, text: "", url: "https://" };
    case "phone":
      return { key, kind, text: "", phone: "+55" };
    case "copy-code":
      return { key, kind, example: "" };
    case "stop-marketing":
      return { key, kind, text: stopText };
    case "quick-reply":
      return { key, kind, text: "" };
  }
}
