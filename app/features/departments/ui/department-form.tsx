import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { WindowFields } from "~/features/companies/ui/window-fields";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Section } from "~/ui/section";
import { StickyActions } from "~/ui/sticky-actions";
import { Textarea } from "~/ui/textarea";
import type { DepartmentView } from "../list-departments.server";
import type { DepartmentChoices } from "../load-department-page.server";

const WEEKDAYS = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };
const SECTION = "pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4";
const BODY = "col gap-4 px-5 max-sm:px-4 pb-5 max-w-xl";

interface DepartmentFormProps {
  /** null: a new one. */
  department: DepartmentView | null;
  choices: DepartmentChoices;
  failure?: FormFailure;
}

/** Name, hours, words, people and numbers of a department. */
export function DepartmentForm({ department, choices, failure }: DepartmentFormProps) {
  const t = useT("departments");
  const busy = useNavigation().state === "submitting";
  const errors = failure?.fields ?? {};
  const typed = failure?.values ?? {};
  const [always, setAlways] = useState(department ? department.hours === null : false);
  const variables = t("variables", { names: "{{nome}}, {{nome_completo}}, {{empresa}}" });
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="save" />
      <Section className={SECTION} title={t("sections.general")}>
        <div className={BODY}>
          <Field label={t("name")} error={errors.name} required>
            <Input
              name="name"
              defaultValue={typed.name ?? department?.name}
              maxLength={60}
              autoComplete="off"
            />
          </Field>
          <Checkbox
            name="autoAssign"
            label={t("autoAssign")}
            help={t("autoAssignHelp")}
            defaultChecked={department?.autoAssign}
          />
        </div>
      </Section>
      <Section className={SECTION} title={t("sections.hours")} note={t("hoursHelp", { zone: choices.zone })}>
        <div className="px-5 max-sm:px-4 pb-4">
          <Checkbox
            name="always"
            label={t("alwaysOpen")}
            checked={always}
            onChange={(event) => setAlways(event.currentTarget.checked)}
          />
        </div>
        {!always && <WindowFields window={department?.hours ?? WEEKDAYS} errors={errors} />}
      </Section>
      <Section className={SECTION} title={t("sections.words")} note={variables}>
        <div className={BODY}>
          <Field label={t("greeting")} help={t("greetingHelp")} error={errors.greeting} optional>
            <Textarea
              name="greeting"
              rows={3}
              maxLength={1_000}
              defaultValue={typed.greeting ?? department?.greeting ?? ""}
            />
          </Field>
          <Field label={t("away")} help={t("awayHelp")} error={errors.away} optional>
            <Textarea
              name="away"
              rows={3}
              maxLength={1_000}
              defaultValue={typed.away ?? department?.away ?? ""}
            />
          </Field>
        </div>
      </Section>
      <Section className={SECTION} title={t("sections.members")} note={t("membersHelp")}>
        <fieldset className="col gap-2 px-5 max-sm:px-4 pb-5" aria-label={t("sections.members")}>
          {choices.members.map(({ userId, name, role }) => (
            <Checkbox
              key={userId}
              name="member"
              value={userId}
              label={name}
              help={role}
              defaultChecked={department?.memberIds.includes(userId)}
            />
          ))}
        </fieldset>
      </Section>
      {choices.connections.length > 0 && (
        <Section className={SECTION} title={t("sections.numbers")} note={t("numbersHelp")}>
          <fieldset className="col gap-2 px-5 max-sm:px-4 pb-5" aria-label={t("sections.numbers")}>
            {choices.connections.map(({ id, name, address, departmentName }) => (
              <Checkbox
                key={id}
                name="connection"
                value={id}
                label={name}
                help={departmentName ? `${address} · ${t("takenFrom", { name: departmentName })}` : address}
                defaultChecked={department?.connectionIds.includes(id)}
              />
            ))}
          </fieldset>
        </Section>
      )}
      <StickyActions>
        <Button type="submit" variant="primary" busy={busy}>
          {t(department ? "save" : "create")}
        </Button>
      </StickyActions>
    </Form>
  );
}
