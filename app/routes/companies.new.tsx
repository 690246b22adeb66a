import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { newCompanySchema } from "~/features/auth/auth.schema";
import { pageHost } from "~/features/auth/page-host.server";
import { requireUser } from "~/features/auth/require-user.server";
import { chooseCompany } from "~/features/auth/session-store.sql.server";
import { AuthForm } from "~/features/auth/ui/auth-form";
import { TextField } from "~/features/auth/ui/credentials";
import { openCompany } from "~/features/companies/open-company.server";
import { pageTitle } from "~/i18n/page-title.server";
import { readPreferences } from "~/i18n/read-preferences.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import { formFailure } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { AuthLayout } from "~/ui/shell/auth-layout";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { company } = await requireUser(request);
  return {
    title: pageTitle(request, "companies.new.title"),
    host: pageHost(),
    first: !company,
    signup: appProcess().env.signup,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { user, sessionId } = await requireUser(request);
  const { database, env } = appProcess();
  if (env.signup === "closed") throw new AppError("FORBIDDEN", "auth.errors.signUpClosed");
  const reading = readForm(newCompanySchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  const { locale } = readPreferences(request.headers);
  const companyId = await openCompany(database, { name: reading.value.company, userId: user.id, locale });
  await chooseCompany(database.auth, sessionId, companyId);
  return redirect("/");
}

export default function NewCompanyPage() {
  const { host, first, signup } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const t = useT("companies.new");
  const field = useT("auth.fields");
  const explain = signup === "closed" ? "closed" : first ? "first" : "explain";
  return (
    <AuthLayout title={t("title")} host={host}>
      <p className="t2 mt-5">{t(explain)}</p>
      {signup === "open" && (
        <AuthForm failure={failure} button={t("button")}>
          <TextField
            name="company"
            label={field("company")}
            failure={failure}
            autoComplete="organization"
            autoFocus
          />
        </AuthForm>
      )}
    </AuthLayout>
  );
}
