import { useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { isAtLeast } from "~/features/companies/core/permissions";
import { actOnCompanyPhone } from "~/features/sandbox/act-on-company-phone.server";
import { loadCompanyPhones } from "~/features/sandbox/load-company-phones.server";
import { requireSandbox } from "~/features/sandbox/require-sandbox.server";
import { CompanyPhonesPage } from "~/features/sandbox/ui/company-phones-page";
import "~/features/sandbox/ui/sandbox.css";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { appProcess } from "~/platform/app-process.server";
import { refusedForm } from "~/platform/forms/form-failure.server";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireSandbox(request);
  const { searchParams } = new URL(request.url);
  return {
    title: pageTitle(request, "sandbox.company.title"),
    view: await loadCompanyPhones(ctx, searchParams, appProcess().clock.now().getTime()),
    mayWrite: isAtLeast(role, "agent"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const session = await requireSandbox(request, "agent");
  try {
    await actOnCompanyPhone(session, await request.formData());
    return data({ done: true as const });
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function CompanyPhonesRoute() {
  return <CompanyPhonesPage {...useLoaderData<typeof loader>()} />;
}
