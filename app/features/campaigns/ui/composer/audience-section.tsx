import X from "lucide-react/icons/x";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Combobox, type ComboboxOption } from "~/ui/combobox";
import { Icon } from "~/ui/icon";
import type { AudienceName } from "../../audience-names.server";
import type { ComposerChoices } from "../../composer-choices.server";
import type { DraftProblem } from "../../core/draft-problems";
import { termKey, termOf } from "./audience-terms";
import { Block } from "./block";
import type { ChangeDraft, Draft } from "./draft";

interface AudienceSectionProps {
  draft: Draft;
  change: ChangeDraft;
  choices: ComposerChoices;
  problems: readonly DraftProblem[];
  names: readonly AudienceName[];
}

const DAYS = [1, 3, 7, 14, 30];

/** Who gets it: in any of these, and in none of those. */
export function AudienceSection({ draft, change, choices, problems, names }: AudienceSectionProps) {
  const t = useT("composer.audience");
  const formats = useFormats();
  const { any, minus } = draft.audience;
  const lists = [
    ...choices.lists.map(({ id, name, count }) => ({
      value: `list:${id}`,
      label: name,
      hint: t("listOf", { count }),
    })),
    ...choices.tags.map(({ id, name, count }) => ({
      value: `tag:${id}`,
      label: name,
      hint: t("tagOf", { count }),
    })),
  ];
  const files = choices.files.map(({ id, name, at }) => ({
    value: `file:${id}`,
    label: name,
    hint: t("fileOf", { day: formats.date(at, "dayShort") }),
  }));
  const all = { value: "all", label: t("all") };
  const days = DAYS.map((count) => ({ value: `days:${count}`, label: t("contacted", { count }) }));
  const taken = new Set([...any, ...minus].map(termKey));
  const left = (options: ComboboxOption[]) => options.filter(({ value }) => !taken.has(value));
  const nameOf = (key: string) => {
    const [kind, id] = key.split(":");
    if (kind === "days") return t("contacted", { count: Number(id) });
    if (kind === "all") return t("all");
    const offered = [...lists, ...files].find(({ value }) => value === key)?.label;
    const name = offered ?? names.find((one) => one.kind === kind && one.id === id)?.name ?? t("gone");
    return t(kind as "list", { name });
  };
  const drop = (side: "any" | "minus", key: string) =>
    change({
      audience: { ...draft.audience, [side]: draft.audience[side].filter((term) => termKey(term) !== key) },
    });
  const add = (side: "any" | "minus", key: string) => {
    if (key)
      change({
        audience: { ...draft.audience, [side]: [...draft.audience[side], termOf(key)] } as Draft["audience"],
      });
  };
  return (
    <Block title={t("title")} done={!problems.includes("audience-missing")}>
      {any.length > 0 && (
        <ul className="terms" aria-label={t("in")}>
          {any.map((term, at) => (
            <li key={termKey(term)}>
              <span className="t2">{t(at === 0 ? "in" : "or")}</span>
              <Term on label={nameOf(termKey(term))} onDrop={() => drop("any", termKey(term))} />
            </li>
          ))}
        </ul>
      )}
      {minus.length > 0 && (
        <ul className="terms" aria-label={t("minus")}>
          {minus.map((term) => (
            <li key={termKey(term)}>
              <span className="t2">{t("minus")}</span>
              <Term label={nameOf(termKey(term))} onDrop={() => drop("minus", termKey(term))} />
            </li>
          ))}
        </ul>
      )}
      <div className="two">
        <Combobox
          label={t("add")}
          placeholder={t("add")}
          value=""
          options={left([all, ...lists, ...files])}
          onChange={(key) => add("any", key)}
        />
        <Combobox
          label={t("takeAway")}
          placeholder={t("takeAway")}
          value=""
          options={left([...days, ...lists])}
          onChange={(key) => add("minus", key)}
        />
      </div>
    </Block>
  );
}

function Term({ label, on, onDrop }: { label: string; on?: boolean; onDrop: () => void }) {
  const t = useT("composer.audience");
  return (
    <span className={on ? "tag acc term" : "tag term"}>
      <bdi className="ell" title={label}>
        {label}
      </bdi>
      <button type="button" onClick={onDrop} aria-label={t("drop", { name: label })}>
        <Icon of={X} size="s" />
      </button>
    </span>
  );
}
