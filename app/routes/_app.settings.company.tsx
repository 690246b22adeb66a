import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { readCompanySettings, updateCompanySettings } from "~/features/companies/company-settings.server";
import { listZones } from "~/features/companies/core/list-zones";
import { settingsFormSchema } from "~/features/companies/settings-form.schema";
import { SettingsForm } from "~/features/companies/ui/settings-form";
import { SettingsPage } from "~/features/companies/ui/settings-page";
import { describeStore } from "~/features/media/describe-store.server";
import { FilesSection } from "~/features/media/ui/files-section";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { formFailure } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";
import { Say } from "~/ui/say";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  const settings = await readCompanySettings(ctx);
  const title = pageTitle(request, "companies.company.title");
  return { title, settings, zones: listZones(settings.timeZone), store: describeStore() };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const form = await request.formData();
  form.set("days", form.getAll("day").join(""));
  const reading = readForm(settingsFormSchema, form);
  if (!reading.ok) return formFailure(request, reading);
  await updateCompanySettings(ctx, reading.value);
  return { saved: true as const };
}

export default function CompanyRoute() {
  const { settings, zones, store } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("companies.company");
  const failure = answer && "fields" in answer ? answer : undefined;
  return (
    <SettingsPage title={t("title")}>
      {answer && "saved" in answer && (
        <Say tone="ok" live className="mx-5 mt-4">
          {t("saved")}
        </Say>
      )}
      <SettingsForm settings={settings} zones={zones} failure={failure} />
      <FilesSection store={store} />
    </SettingsPage>
  );
}
