import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { changeInboxSettings } from "~/features/inbox/change-inbox-settings.server";
import { inboxSettingsFormSchema } from "~/features/inbox/inbox-settings-form.schema";
import { readInboxSettings } from "~/features/inbox/read-inbox-settings.server";
import { InboxSettingsForm } from "~/features/inbox/ui/settings/inbox-settings-form";
import { InboxSettingsPage } from "~/features/inbox/ui/settings/inbox-settings-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { formFailure } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { Say } from "~/ui/say";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request, "agent");
  if (!roleMay(role, "company:write")) throw redirect("/settings/inbox/labels");
  return {
    title: pageTitle(request, "inbox-settings.title"),
    settings: await ctx.read(readInboxSettings),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const reading = readForm(inboxSettingsFormSchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  await changeInboxSettings(ctx, reading.value);
  return { saved: true as const };
}

export default function InboxSettingsRoute() {
  const { settings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("inbox-settings");
  return (
    <InboxSettingsPage mayChange>
      {answer && "saved" in answer && (
        <Say tone="ok" live className="mx-5 mt-4">
          {t("saved")}
        </Say>
      )}
      <InboxSettingsForm settings={settings} failure={answer && "fields" in answer ? answer : undefined} />
    </InboxSettingsPage>
  );
}
