import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { apiKeysActionSchema, runApiKeysAction } from "~/features/companies/api-keys-action.server";
import { listApiKeys } from "~/features/companies/list-api-keys.server";
import { ApiKeysPage } from "~/features/companies/ui/api-keys-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  return { title: pageTitle(request, "api-keys.title"), keys: await listApiKeys(ctx) };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const form = await request.formData();
  form.set("scopes", form.getAll("scope").join(" "));
  const reading = readForm(apiKeysActionSchema, form);
  if (!reading.ok) return formFailure(request, reading);
  try {
    return await runApiKeysAction(ctx, reading.value);
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function ApiKeysRoute() {
  return <ApiKeysPage keys={useLoaderData<typeof loader>().keys} answer={useActionData<typeof action>()} />;
}
