import { Form } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { PageHeader } from "~/ui/page-header";
import { PasswordInput } from "~/ui/password-input";
import { Say } from "~/ui/say";
import { Section } from "~/ui/section";
import type { SessionListItem } from "../list-sessions.server";
import { SessionTable } from "./session-table";

type Done = { done: "nameSaved" | "ended" } | { done: "passwordChanged"; count: number };

interface AccountPageProps {
  user: { name: string; email: string };
  sessions: SessionListItem[];
  answer?: Done | FormFailure;
}

/** One's own name, password and open sessions. */
export function AccountPage({ user, sessions, answer }: AccountPageProps) {
  const t = useT("auth.account");
  const failure = answer && "fields" in answer ? answer : undefined;
  const done = answer && "done" in answer ? answer : undefined;
  return (
    <>
      <PageHeader title={t("title")} note={user.email} />
      <div className="scroll grow">
        {done && (
          <Say tone="ok" live className="mx-5 mt-4">
            {done.done === "passwordChanged" ? t("passwordChanged", { count: done.count }) : t(done.done)}
          </Say>
        )}
        {failure?.sentence && (
          <Say tone="bad" live className="mx-5 mt-4">
            {failure.sentence}
          </Say>
        )}
        <Section title={t("profile")} className="p-5 max-sm:px-4">
          <NameForm name={user.name} failure={failure} />
        </Section>
        <Section title={t("password")} className="p-5 max-sm:px-4">
          <PasswordForm key={done?.done} failure={failure} email={user.email} />
        </Section>
        <SessionTable sessions={sessions} />
      </div>
    </>
  );
}

function NameForm({ name, failure }: { name: string; failure?: FormFailure }) {
  const t = useT("auth");
  return (
    <Form method="post" className="flex items-end gap-2 max-w-md" noValidate>
      <input type="hidden" name="intent" value="rename" />
      <Field label={t("fields.name")} error={failure?.fields.name} required className="grow">
        <Input name="name" maxLength={120} autoComplete="name" defaultValue={name} />
      </Field>
      <Button type="submit">{t("account.saveName")}</Button>
    </Form>
  );
}

function PasswordForm({ failure, email }: { failure?: FormFailure; email: string }) {
  const t = useT("auth");
  return (
    <Form method="post" className="col gap-4 max-w-md" noValidate>
      <input type="hidden" name="intent" value="password" />
      {/* For password managers. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label={t("fields.currentPassword")} error={failure?.fields.current} required>
        <PasswordInput name="current" autoComplete="current-password" />
      </Field>
      <Field label={t("fields.newPassword")} help={t("passwordHelp")} error={failure?.fields.next} required>
        <PasswordInput name="next" autoComplete="new-password" />
      </Field>
      <div>
        <Button type="submit">{t("account.changePassword")}</Button>
      </div>
    </Form>
  );
}
