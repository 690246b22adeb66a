import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { listDepartments } from "~/features/departments/list-departments.server";
import { DepartmentsPage } from "~/features/departments/ui/departments-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  return { title: pageTitle(request, "departments.title"), departments: await listDepartments(ctx) };
}

export default function DepartmentsRoute() {
  const { departments } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const done = (["saved", "created", "removed"] as const).find((one) => one === search.get("done"));
  return <DepartmentsPage departments={departments} done={done ?? null} />;
}
