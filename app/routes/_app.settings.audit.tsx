import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { listAudit } from "~/features/audit/list-audit.server";
import { AuditPage } from "~/features/audit/ui/audit-page";
import { requireCompany } from "~/features/auth/require-company.server";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";

export const meta = titleMeta;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  const { searchParams } = new URL(request.url);
  const cursor = (name: string) => {
    const value = searchParams.get(name);
    return value && UUID.test(value) ? value : undefined;
  };
  const page = await listAudit(ctx, { after: cursor("after"), before: cursor("before") });
  return { title: pageTitle(request, "audit.title"), page };
}

export default function AuditRoute() {
  return <AuditPage page={useLoaderData<typeof loader>().page} />;
}
