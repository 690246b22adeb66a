import { Form } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";

const roles = ["agent", "admin", "viewer"] as const;

/** E-mail (may be left out) and role → a link. */
export function InviteForm({ failure }: { failure?: FormFailure }) {
  const t = useT("companies");
  return (
    <Form method="post" className="flex flex-wrap items-start gap-4 px-5 max-sm:px-4 pb-4" noValidate>
      <input type="hidden" name="intent" value="invite" />
      <Field
        label={t("team.inviteEmail")}
        help={t("team.inviteEmailHelp")}
        error={failure?.fields.email}
        optional
        className="w-80 max-sm:w-full"
      >
        <Input name="email" type="email" autoComplete="off" defaultValue={failure?.values.email} />
      </Field>
      <Field label={t("team.role")} error={failure?.fields.role} className="w-96 max-sm:w-full">
        <Select
          name="role"
          defaultValue="agent"
          options={roles.map((role) => ({
            value: role,
            label: `${t(`roles.${role}`)} · ${t(`roleHelp.${role}`)}`,
          }))}
        />
      </Field>
      <Button type="submit" variant="primary" className="sm:mt-[22px]">
        {t("team.inviteButton")}
      </Button>
    </Form>
  );
}
