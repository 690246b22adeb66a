import {
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useRouteLoaderData,
} from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { navCounts } from "~/features/companies/nav-counts.server";
import { CompanyShell } from "~/features/companies/ui/company-shell";
import { appProcess } from "~/platform/app-process.server";
import { ErrorPage } from "~/ui/shell/error-page";

/** Every page of a company: the shell around it. Pages below ask requireCompany themselves; loaders run side by side. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, user, company, companies, role } = await requireCompany(request);
  const { env } = appProcess();
  return {
    user,
    role,
    company,
    companies: companies.map(({ id, name }) => ({ id, name })),
    ...(await navCounts(ctx)),
    sandbox: env.sandbox,
    mayCreateCompany: env.signup === "open",
  };
}

/** Moving between pages and searching keep what the shell knows; actions and live events refresh it. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod }: ShouldRevalidateFunctionArgs) {
  const changes = formMethod !== undefined && formMethod.toUpperCase() !== "GET";
  return changes || currentUrl.href === nextUrl.href;
}

export default function CompanyLayout() {
  return (
    <CompanyShell data={useLoaderData<typeof loader>()}>
      <Outlet />
    </CompanyShell>
  );
}

/** A page that failed leaves the menu standing. */
export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("routes/_app");
  if (!data) return <ErrorPage />;
  return (
    <CompanyShell data={data}>
      <ErrorPage inside />
    </CompanyShell>
  );
}
