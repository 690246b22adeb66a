import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { forgotSchema } from "~/features/auth/auth.schema";
import { clientOf } from "~/features/auth/client-of.server";
import { pageHost } from "~/features/auth/page-host.server";
import { requestPasswordReset } from "~/features/auth/request-password-reset.server";
import { AuthForm } from "~/features/auth/ui/auth-form";
import { EmailField } from "~/features/auth/ui/credentials";
import { inlineLink } from "~/features/auth/ui/inline-link";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { Say } from "~/ui/say";
import { AuthLayout } from "~/ui/shell/auth-layout";

export const meta = titleMeta;

export function loader({ request }: LoaderFunctionArgs) {
  return { title: pageTitle(request, "auth.forgot.title"), host: pageHost() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const reading = readForm(forgotSchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  try {
    await requestPasswordReset(reading.value.email, clientOf(request, context));
    return { asked: true as const };
  } catch (error) {
    return refusedForm(request, error, reading.value);
  }
}

export default function ForgotPasswordPage() {
  const { host } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("auth.forgot");
  const failure = answer && "fields" in answer ? answer : undefined;
  return (
    <AuthLayout title={t("title")} host={host}>
      {answer && "asked" in answer ? (
        <Say tone="acc" live className="mt-5">
          {t("answer")}
        </Say>
      ) : (
        <>
          <p className="t2 mt-5">{t("explain")}</p>
          <AuthForm failure={failure} button={t("button")}>
            <EmailField failure={failure} autoFocus />
          </AuthForm>
        </>
      )}
      <p className="t2 mt-5">{inlineLink("/login")(t("back"))}</p>
    </AuthLayout>
  );
}
