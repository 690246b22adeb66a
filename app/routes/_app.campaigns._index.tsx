import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { countCampaigns, listCampaigns } from "~/features/campaigns/list-campaigns.server";
import { CampaignList } from "~/features/campaigns/ui/campaign-list";
import { readCampaignFilter } from "~/features/campaigns/ui/core/campaign-list-filter";
import { roleMay } from "~/features/companies/core/permissions";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import "~/features/campaigns/ui/campaigns.css";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const filter = readCampaignFilter(new URL(request.url).searchParams);
  const [list, counts] = await Promise.all([listCampaigns(ctx, filter), countCampaigns(ctx)]);
  return {
    title: pageTitle(request, "campaigns.title"),
    list,
    counts,
    mayChange: roleMay(role, "campaigns:write"),
  };
}

export default function CampaignsPage() {
  const { list, counts, mayChange } = useLoaderData<typeof loader>();
  return <CampaignList list={list} counts={counts} mayChange={mayChange} />;
}
