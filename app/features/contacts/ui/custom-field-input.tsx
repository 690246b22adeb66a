import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import type { FieldDefinition } from "../read-contact-input";

interface CustomFieldInputProps {
  definition: FieldDefinition;
  value: string;
  error?: string;
}

/** The control that fits the field's type; its name is `fields.<key>`. */
export function CustomFieldInput({ definition, value, error }: CustomFieldInputProps) {
  return (
    <Field label={definition.label} error={error}>
      <Control definition={definition} value={value} />
    </Field>
  );
}

function Control({ definition: { key, type, options }, value }: CustomFieldInputProps) {
  const t = useT("contacts.form");
  const name = `fields.${key}`;
  if (type === "boolean") {
    return (
      <Select
        name={name}
        defaultValue={value}
        placeholder={t("empty")}
        options={[
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
      />
    );
  }
  const choices = type === "choice" && Array.isArray(options) ? options.map(String) : [];
  if (choices.length > 0) {
    const all = value && !choices.includes(value) ? [value, ...choices] : choices;
    return (
      <Select
        name={name}
        defaultValue={value}
        placeholder={t("empty")}
        options={all.map((choice) => ({ value: choice, label: choice }))}
      />
    );
  }
  if (type === "date") return <Input name={name} type="date" defaultValue={value} />;
  const inputMode = type === "number" || type === "money" ? "decimal" : type === "url" ? "url" : undefined;
  return (
    <Input name={name} defaultValue={value} inputMode={inputMode} maxLength={4_000} autoComplete="off" />
  );
}
