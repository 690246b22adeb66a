import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";

interface FieldProps {
  failure?: FormFailure;
  autoFocus?: boolean;
}

/** The large fields of log-in, sign-up and invitations; errors and typed values come back with the action's answer. */
export function EmailField({ failure, autoFocus, fixed }: FieldProps & { fixed?: string | null }) {
  const t = useT("auth.fields");
  return (
    <Field label={t("email")} error={failure?.fields.email} required className="mt-3.5">
      <Input
        name="email"
        type="email"
        size="lg"
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
        autoCapitalize="none"
        autoFocus={autoFocus}
        readOnly={Boolean(fixed)}
        defaultValue={fixed ?? failure?.values.email}
      />
    </Field>
  );
}

interface PasswordFieldProps extends FieldProps {
  name?: string;
  label?: string;
  /** A new one shows the rule. */
  fresh?: boolean;
  aside?: React.ReactNode;
}

export function PasswordField({
  failure,
  name = "password",
  label,
  fresh,
  aside,
  autoFocus,
}: PasswordFieldProps) {
  const t = useT("auth");
  return (
    <Field
      label={label ?? t("fields.password")}
      error={failure?.fields[name]}
      help={fresh ? t("passwordHelp") : undefined}
      aside={aside}
      required
      className="mt-3.5"
    >
      <PasswordInput
        name={name}
        size="lg"
        autoFocus={autoFocus}
        autoComplete={fresh ? "new-password" : "current-password"}
      />
    </Field>
  );
}

export function TextField({
  failure,
  name,
  label,
  autoComplete,
  autoFocus,
}: FieldProps & { name: string; label: string; autoComplete?: string }) {
  return (
    <Field label={label} error={failure?.fields[name]} required className="mt-3.5">
      <Input
        name={name}
        size="lg"
        maxLength={120}
        autoComplete={autoComplete}
        autoFocus={autoFocus}
        defaultValue={failure?.values[name]}
      />
    </Field>
  );
}
