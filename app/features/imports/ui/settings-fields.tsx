import Undo2 from "lucide-react/icons/undo-2";
import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Say } from "~/ui/say";
import { Select } from "~/ui/select";
import type { ImportPage } from "../load-import-page.server";
import { NamesField } from "./names-field";

const countries = ["BR", "PT", "US", "AR", "MX", "any"] as const;

/** What the import does beyond the columns; any change asks for a new proof. */
export function SettingsFields({ page, onChange }: { page: ImportPage; onChange: () => void }) {
  const t = useT("imports.settings");
  const { settings, proof } = page;
  const otherSpelling = proof?.otherSpelling ?? 0;
  const known = countries.some((country) => country === settings.country);
  return (
    <div className="mt-5 flex flex-col gap-3.5">
      <Field
        label={t("onDuplicate")}
        help={otherSpelling > 0 ? t("otherSpelling", { count: otherSpelling }) : undefined}
      >
        <Select
          name="onDuplicate"
          defaultValue={settings.onDuplicate}
          options={(["fill", "update", "keep"] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Field>
      <Field label={t("repeated")}>
        <Select
          name="repeated"
          defaultValue={settings.repeated}
          options={(["last", "first"] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Field>
      <Field label={t("basis")} help={t("basisHelp")}>
        <Select
          name="basis"
          defaultValue={settings.basis ?? ""}
          placeholder={t("chooseBasis")}
          warn={settings.basis === null}
          options={[
            { value: "consent", label: t("consent") },
            { value: "contract", label: t("contract") },
            { value: "legitimate-interest", label: t("legitimateInterest") },
          ]}
        />
      </Field>
      <Field label={t("basisText")} help={t("basisTextHelp")} optional>
        <Input name="basisText" defaultValue={settings.basisText} maxLength={300} />
      </Field>
      <NamesField
        name="lists"
        label={t("lists")}
        help={t("listsHelp")}
        defaultValue={settings.lists}
        suggestions={page.lists}
        onChange={onChange}
      />
      <NamesField
        name="tags"
        label={t("tags")}
        defaultValue={settings.tags}
        suggestions={page.tags}
        onChange={onChange}
      />
      <Field label={t("country")}>
        <Select
          name="country"
          defaultValue={settings.country}
          options={[
            ...countries.map((value) => ({ value, label: t(value) })),
            ...(known ? [] : [{ value: settings.country, label: settings.country }]),
          ]}
        />
      </Field>
      <Say icon={Undo2} title={t("undo")}>
        {t("undoMore")}
      </Say>
    </div>
  );
}
