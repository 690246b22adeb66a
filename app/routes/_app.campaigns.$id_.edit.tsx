import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { composerChoices } from "~/features/campaigns/composer-choices.server";
import { draftView } from "~/features/campaigns/draft-view.server";
import { Composer } from "~/features/campaigns/ui/composer/composer";
import { roleMay } from "~/features/companies/core/permissions";
import { titleMeta } from "~/i18n/title-meta";
import "~/features/campaigns/ui/composer/composer.css";

export const meta = titleMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, role, company } = await requireCompany(request);
  const view = await draftView(ctx, params.id!);
  if (view.state !== "draft") throw redirect(`/campaigns/${params.id}`);
  return {
    title: `${view.draft.name} · Master IA`,
    view,
    company: { name: company.name, timeZone: company.timeZone },
    choices: await composerChoices(ctx),
    mayChange: roleMay(role, "campaigns:write"),
  };
}

/** The form holds the truth while one types: only coming here asks again. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  if (formMethod) return false;
  return currentUrl.pathname.split("/")[2] !== nextUrl.pathname.split("/")[2] && defaultShouldRevalidate;
}

export default function ComposerRoute() {
  const data = useLoaderData<typeof loader>();
  return <Composer key={data.view.id} {...data} panel={<Outlet />} />;
}
