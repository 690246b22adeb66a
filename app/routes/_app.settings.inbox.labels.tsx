import { useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { listLabels } from "~/features/labels/list-labels.sql.server";
import { labelIntentSchema, runLabelIntent } from "~/features/labels/run-label-intent.server";
import { LabelsPage } from "~/features/labels/ui/labels-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request, "agent");
  return {
    title: pageTitle(request, "labels.title"),
    labels: await listLabels(ctx),
    mayChange: roleMay(role, "company:write"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const form = await request.formData();
  // Whoever may answer makes labels; taking one from everybody's conversations is for admins.
  const { ctx } = await requireCompany(request, form.get("intent") === "remove" ? "admin" : "agent");
  const reading = readForm(labelIntentSchema, form);
  if (!reading.ok) return formFailure(request, reading);
  try {
    return await runLabelIntent(ctx, reading.value);
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function LabelsRoute() {
  const { labels, mayChange } = useLoaderData<typeof loader>();
  return <LabelsPage labels={labels} mayChange={mayChange} />;
}
