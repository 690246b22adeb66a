import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { signUpSchema } from "~/features/auth/auth.schema";
import { clientOf } from "~/features/auth/client-of.server";
import { findSession } from "~/features/auth/find-session.server";
import { pageHost } from "~/features/auth/page-host.server";
import { signUp } from "~/features/auth/sign-up.server";
import { AuthForm } from "~/features/auth/ui/auth-form";
import { EmailField, PasswordField, TextField } from "~/features/auth/ui/credentials";
import { inlineLink } from "~/features/auth/ui/inline-link";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { appProcess } from "~/platform/app-process.server";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { AuthLayout } from "~/ui/shell/auth-layout";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  if (await findSession(request)) throw redirect("/");
  return {
    title: pageTitle(request, "auth.signUp.title"),
    host: pageHost(),
    signup: appProcess().env.signup,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const reading = readForm(signUpSchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  const { password, ...values } = reading.value;
  try {
    const result = await signUp({ ...reading.value, client: clientOf(request, context), request });
    if (result.outcome === "in") return redirect("/", { headers: { "set-cookie": result.cookie } });
    return formFailure(request, { fields: { password: result.messageKey }, values });
  } catch (error) {
    return refusedForm(request, error, values);
  }
}

export default function SignUpPage() {
  const { host, signup } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const t = useT("auth");
  if (signup === "closed") {
    return (
      <AuthLayout title={t("signUp.closedTitle")} host={host}>
        <p className="t2 mt-5">{t.rich("signUp.closed", { a: inlineLink("/login") })}</p>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={t("signUp.title")} host={host}>
      <AuthForm failure={failure} button={t("signUp.button")}>
        <TextField
          name="company"
          label={t("fields.company")}
          failure={failure}
          autoComplete="organization"
          autoFocus
        />
        <TextField name="name" label={t("fields.name")} failure={failure} autoComplete="name" />
        <EmailField failure={failure} />
        <PasswordField failure={failure} fresh />
      </AuthForm>
      <p className="t2 mt-5">{t.rich("signUp.have", { a: inlineLink("/login") })}</p>
    </AuthLayout>
  );
}
