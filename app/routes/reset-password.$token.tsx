import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { resetSchema } from "~/features/auth/auth.schema";
import { pageHost } from "~/features/auth/page-host.server";
import { isResetOpen, resetPassword } from "~/features/auth/reset-password.server";
import { AuthForm } from "~/features/auth/ui/auth-form";
import { PasswordField } from "~/features/auth/ui/credentials";
import { inlineLink } from "~/features/auth/ui/inline-link";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { formFailure } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { Say } from "~/ui/say";
import { AuthLayout } from "~/ui/shell/auth-layout";

export const meta = titleMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  return {
    title: pageTitle(request, "auth.reset.title"),
    host: pageHost(),
    open: await isResetOpen(params.token ?? ""),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const reading = readForm(resetSchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  const result = await resetPassword(params.token ?? "", reading.value.password);
  if (result.outcome === "changed") return redirect("/login?note=passwordChanged");
  if (result.outcome === "gone") return formFailure(request, { whole: "auth.reset.gone" });
  return formFailure(request, { fields: { password: result.messageKey } });
}

export default function NewPasswordPage() {
  const { host, open } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const t = useT("auth");
  return (
    <AuthLayout title={t("reset.title")} host={host}>
      {open ? (
        <AuthForm failure={failure} button={t("reset.button")}>
          <p className="t2">{t("reset.explain")}</p>
          <PasswordField failure={failure} label={t("fields.newPassword")} fresh autoFocus />
        </AuthForm>
      ) : (
        <>
          <Say tone="hold" className="mt-5">
            {t("reset.gone")}
          </Say>
          <p className="mt-5">{inlineLink("/forgot-password")(t("reset.again"))}</p>
        </>
      )}
    </AuthLayout>
  );
}
