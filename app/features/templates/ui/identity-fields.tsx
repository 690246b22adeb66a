import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Radio } from "~/ui/radio";
import { Select } from "~/ui/select";
import type { TemplateAccount } from "./template-composer";
import { useDraftProblem } from "./use-draft-problem";
import { OFFERED_LANGUAGES, useLanguageName } from "./use-language-name";
import type { TemplateDraftForm } from "./use-template-draft";

interface IdentityFieldsProps {
  form: TemplateDraftForm;
  accounts: TemplateAccount[];
  connectionId: string;
  onConnection: (id: string) => void;
}

/** What Meta accepts as a name, from what a person types. */
const nameFrom = (typed: string) =>
  typed
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 512);

/** Account, kind, name and language. */
export function IdentityFields({ form, accounts, connectionId, onConnection }: IdentityFieldsProps) {
  const t = useT("templates");
  const words = useDraftProblem();
  const languageName = useLanguageName();
  const { draft, change, problemsOf } = form;
  const errorOf = (field: string) => {
    const [problem] = problemsOf(field);
    return problem && words(problem);
  };
  return (
    <>
      {accounts.length > 1 && (
        <Field label={t("compose.where")}>
          <Select
            value={connectionId}
            options={accounts.map((account) => ({ value: account.connectionId, label: account.name }))}
            onChange={(event) => onConnection(event.currentTarget.value)}
          />
        </Field>
      )}
      <fieldset className="flex min-w-0 flex-col gap-1.5 border-0 p-0">
        <legend className="lab mb-1.5">{t("compose.kind")}</legend>
        {(["MARKETING", "UTILITY"] as const).map((category) => (
          <Radio
            key={category}
            name="category"
            checked={draft.category === category}
            onChange={() => change({ category })}
            label={t(`category.${category}`)}
            help={t(`compose.kindHelp.${category}`)}
          />
        ))}
      </fieldset>
      <div className="grid grid-cols-[minmax(0,1fr)_200px] gap-4 max-[720px]:grid-cols-1">
        <Field label={t("compose.name")} help={t("compose.nameHelp")} error={errorOf("name")} required>
          <Input
            className="mono"
            value={draft.name}
            maxLength={512}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => change({ name: nameFrom(event.currentTarget.value) })}
          />
        </Field>
        <Field label={t("compose.language")} error={errorOf("language")}>
          <Select
            value={draft.language}
            options={OFFERED_LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
            onChange={(event) => change({ language: event.currentTarget.value })}
          />
        </Field>
      </div>
    </>
  );
}
