import { Form } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { KEY_SCOPES } from "../core/permissions";

type Thing =
  | "contacts"
  | "templates"
  | "campaigns"
  | "conversations"
  | "connections"
  | "inbound"
  | "company"
  | "team"
  | "audit"
  | "live";
type Deed = "read" | "write" | "launch";

/** Things in their order, each with what a key may do to it. */
const things = [...new Set(KEY_SCOPES.map((scope) => scope.split(":")[0] as Thing))].map(
  (thing) => [thing, KEY_SCOPES.filter((scope) => scope.startsWith(`${thing}:`))] as const,
);

/** A name and permissions, thing by thing. */
export function NewKeyForm({ failure }: { failure?: FormFailure }) {
  const t = useT("api-keys");
  return (
    <Form method="post" className="col gap-4 px-5 max-sm:px-4 pb-5" noValidate>
      <input type="hidden" name="intent" value="create" />
      <Field
        label={t("name")}
        help={t("nameHelp")}
        error={failure?.fields.name}
        required
        className="max-w-md"
      >
        <Input name="name" maxLength={120} autoComplete="off" defaultValue={failure?.values.name} />
      </Field>
      <fieldset className="field">
        <legend className="lab mb-1.5">{t("scopes")}</legend>
        <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2 max-w-4xl">
          {things.map(([thing, scopes]) => (
            <div
              key={thing}
              className="grid grid-cols-[144px_minmax(0,1fr)] max-sm:grid-cols-[124px_minmax(0,1fr)]"
            >
              <span className="max-sm:pt-3">{t(`things.${thing}`)}</span>
              <span className="flex flex-wrap gap-x-4">
                {scopes.map((scope) => (
                  <Checkbox key={scope} name="scope" value={scope} label={t(scope.split(":")[1] as Deed)} />
                ))}
              </span>
            </div>
          ))}
        </div>
        {failure?.fields.scopes && <p className="err-msg">{failure.fields.scopes}</p>}
      </fieldset>
      <div>
        <Button type="submit" variant="primary">
          {t("create")}
        </Button>
      </div>
    </Form>
  );
}
