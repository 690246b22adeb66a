import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { accountActionSchema, runAccountAction } from "~/features/auth/account-action.server";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { listSessions } from "~/features/auth/list-sessions.server";
import { requireUser } from "~/features/auth/require-user.server";
import { AccountPage } from "~/features/auth/ui/account-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireUser(request);
  const title = pageTitle(request, "auth.account.title");
  return { title, user: session.user, sessions: await listSessions(session) };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const session = await requireUser(request);
  const reading = readForm(accountActionSchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  try {
    const result = await runAccountAction(session, reading.value);
    return "refused" in result
      ? formFailure(request, { fields: { [result.field]: result.refused } })
      : result;
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function AccountRoute() {
  const { user, sessions } = useLoaderData<typeof loader>();
  return <AccountPage user={user} sessions={sessions} answer={useActionData<typeof action>()} />;
}
