import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { logInSchema } from "~/features/auth/auth.schema";
import { clientOf } from "~/features/auth/client-of.server";
import { ownPath } from "~/features/auth/core/own-path";
import { findSession } from "~/features/auth/find-session.server";
import { logIn } from "~/features/auth/log-in.server";
import { pageHost } from "~/features/auth/page-host.server";
import { AuthForm } from "~/features/auth/ui/auth-form";
import { EmailField, PasswordField } from "~/features/auth/ui/credentials";
import { inlineLink } from "~/features/auth/ui/inline-link";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { appProcess } from "~/platform/app-process.server";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { Say } from "~/ui/say";
import { AuthLayout } from "~/ui/shell/auth-layout";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (await findSession(request)) throw redirect(ownPath(searchParams.get("next")));
  const note = searchParams.get("note");
  return {
    title: pageTitle(request, "auth.logIn.title"),
    host: pageHost(),
    signup: appProcess().env.signup,
    note: note === "passwordChanged" || note === "loggedOut" ? (note as "passwordChanged") : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const reading = readForm(logInSchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  const values = { email: reading.value.email };
  try {
    const result = await logIn({ ...reading.value, client: clientOf(request, context), request });
    if (result.outcome === "wrong") {
      return formFailure(request, { whole: "auth.errors.wrong", values, status: 401 });
    }
    const next = ownPath(new URL(request.url).searchParams.get("next"));
    return redirect(next, { headers: { "set-cookie": result.cookie } });
  } catch (error) {
    return refusedForm(request, error, values);
  }
}

export default function LogInPage() {
  const { host, signup, note } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const t = useT("auth.logIn");
  const forgot = (
    <Link className="link" to="/forgot-password">
      {t("forgot")}
    </Link>
  );
  return (
    <AuthLayout title={t("title")} host={host}>
      {note && !failure && (
        <Say tone="ok" className="mt-5">
          {t(note)}
        </Say>
      )}
      <AuthForm failure={failure} button={t("button")}>
        <EmailField failure={failure} autoFocus />
        <PasswordField failure={failure} aside={forgot} />
      </AuthForm>
      <p className="t2 mt-5">
        {signup === "open" ? t.rich("open", { a: inlineLink("/signup") }) : t("closed")}
      </p>
    </AuthLayout>
  );
}
