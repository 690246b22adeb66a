import { Form, useActionData, useLoaderData, useParams } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { joinSchema } from "~/features/auth/auth.schema";
import { clientOf } from "~/features/auth/client-of.server";
import { findSession } from "~/features/auth/find-session.server";
import { pageHost } from "~/features/auth/page-host.server";
import { startSession } from "~/features/auth/start-session.server";
import { takeTry } from "~/features/auth/throttle.server";
import { AuthForm } from "~/features/auth/ui/auth-form";
import { EmailField, PasswordField, TextField } from "~/features/auth/ui/credentials";
import { inlineLink } from "~/features/auth/ui/inline-link";
import { acceptInvitation, acceptInvitationAsNewUser } from "~/features/companies/accept-invitation.server";
import { findInvitation } from "~/features/companies/find-invitation.server";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { appProcess } from "~/platform/app-process.server";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { Say } from "~/ui/say";
import { AuthLayout } from "~/ui/shell/auth-layout";

export const meta = titleMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findInvitation(params.token ?? "");
  const session = await findSession(request);
  const company = found?.state === "open" ? found.companyName : undefined;
  return {
    title: company
      ? pageTitle(request, "auth.invitation.title", { company })
      : pageTitle(request, "auth.invitation.goneTitle"),
    host: pageHost(),
    invitation: found?.state === "open" ? { ...found, state: "open" as const } : null,
    known: found !== undefined,
    me: session?.user.email ?? null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const token = params.token ?? "";
  const client = clientOf(request, context);
  const session = await findSession(request);
  const form = await request.formData();
  const reading = session ? undefined : readForm(joinSchema, form);
  if (reading && !reading.ok) return formFailure(request, reading);
  const values: Record<string, string> = reading
    ? { name: reading.value.name, email: reading.value.email }
    : {};
  try {
    await takeTry(appProcess().database, "invitation-address", client.address);
    const { userId, companyId } = reading
      ? await acceptInvitationAsNewUser(token, reading.value)
      : { userId: session!.user.id, ...(await acceptInvitation(token, session!.user)) };
    // A new session, looking at the new company.
    const cookie = await startSession({ userId, companyId, client, request });
    return redirect("/", { headers: { "set-cookie": cookie } });
  } catch (error) {
    return refusedForm(request, error, values);
  }
}

export default function InvitationPage() {
  const { host, invitation, known, me } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { token } = useParams();
  const t = useT("auth");
  const roles = useT("companies.roles");
  if (!invitation) {
    return (
      <AuthLayout title={t("invitation.goneTitle")} host={host}>
        <Say tone="hold" className="mt-5">
          {t(known ? "invitation.gone" : "invitation.unknown")}
        </Say>
      </AuthLayout>
    );
  }
  const company = invitation.companyName;
  const logIn = inlineLink(`/login?next=${encodeURIComponent(`/invite/${token}`)}`);
  return (
    <AuthLayout title={t("invitation.title", { company })} host={host}>
      <p className="t2 mt-5">{t("invitation.explain", { role: roles(invitation.role) })}</p>
      {me ? (
        <AuthForm failure={failure} button={t("invitation.join", { company })}>
          <p className="t2 mt-3.5">{t("invitation.as", { email: me })}</p>
        </AuthForm>
      ) : (
        <>
          <AuthForm failure={failure} button={t("invitation.create")}>
            <TextField name="name" label={t("fields.name")} failure={failure} autoComplete="name" autoFocus />
            <EmailField failure={failure} fixed={invitation.email} />
            <PasswordField failure={failure} fresh />
          </AuthForm>
          <p className="t2 mt-5">{t.rich("invitation.have", { a: logIn })}</p>
        </>
      )}
      {me && (
        <Form method="post" action="/logout" className="mt-5 t2">
          {t.rich("invitation.other", {
            a: (words) => (
              <button type="submit" className="link">
                {words}
              </button>
            ),
          })}
        </Form>
      )}
    </AuthLayout>
  );
}
