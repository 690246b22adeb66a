import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { campaignHistory } from "~/features/campaigns/campaign-history.server";
import { CampaignTabs } from "~/features/campaigns/ui/campaign-tabs";
import { HistoryList } from "~/features/campaigns/ui/history-list";
import { useCampaignPage } from "~/features/campaigns/ui/use-campaign-page";
import { SplitLayout } from "~/ui/split-layout";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  return { items: await campaignHistory(ctx, params.id!) };
}

export default function HistoryTab() {
  const { items } = useLoaderData<typeof loader>();
  const { facts } = useCampaignPage();
  return (
    <SplitLayout>
      <CampaignTabs id={facts.id} replies={facts.figures.repliedCount} />
      <HistoryList items={items} />
    </SplitLayout>
  );
}
