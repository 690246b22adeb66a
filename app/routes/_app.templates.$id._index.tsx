import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { findTemplate } from "~/features/templates/find-template.server";
import { templateIdInput } from "~/features/templates/templates.schema";
import { TemplateView } from "~/features/templates/ui/template-view";
import { useLiveEvents } from "~/live/use-live-events";
import { AppError } from "~/platform/errors/app-error";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, role, company } = await requireCompany(request);
  const { data } = templateIdInput.safeParse({ id: params.id });
  if (!data) throw new AppError("NOT_FOUND", "templates.errors.notFound");
  const detail = await findTemplate(ctx, data.id);
  return { detail, companyName: company.name, mayWrite: roleMay(role, "templates:write") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.detail.summary.name ?? ""} · Master IA` },
];

export default function TemplatePage() {
  const data = useLoaderData<typeof loader>();
  const { id } = data.detail.summary;
  useLiveEvents(["template"], {
    match: (fact) => fact.kind === "template" && (fact.templateId === undefined || fact.templateId === id),
  });
  return <TemplateView {...data} />;
}
