import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { listStopped } from "~/features/contacts/list-stopped.sql.server";
import { readStoppedQuery } from "~/features/contacts/read-stopped-query";
import { StoppedPage } from "~/features/contacts/ui/stopped-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const query = readStoppedQuery(new URL(request.url).searchParams);
  return {
    title: pageTitle(request, "consent.stopped.title"),
    ...(await listStopped(ctx, { ...query, kind: "stopped" })),
    mayWrite: roleMay(role, "contacts:write"),
  };
}

export default function StoppedRoute() {
  const { title: _, ...props } = useLoaderData<typeof loader>();
  return <StoppedPage kind="stopped" {...props} />;
}
