import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { campaignStatus } from "~/features/campaigns/campaign-status.server";
import { skipWords } from "~/features/campaigns/recipient-words.server";
import { AudienceLedger } from "~/features/campaigns/ui/audience-ledger";
import { CampaignTabs } from "~/features/campaigns/ui/campaign-tabs";
import { useCampaignPage } from "~/features/campaigns/ui/use-campaign-page";
import { SplitLayout } from "~/ui/split-layout";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const { skippedBy } = await campaignStatus(ctx, params.id!);
  const lines = Object.entries(skippedBy)
    .map(([why, count]) => ({ why, count, words: skipWords(why, locale) }))
    .sort((a, b) => b.count - a.count);
  return { lines };
}

export default function AudienceTab() {
  const { lines } = useLoaderData<typeof loader>();
  const { facts } = useCampaignPage();
  return (
    <SplitLayout>
      <CampaignTabs id={facts.id} replies={facts.figures.repliedCount} />
      <AudienceLedger facts={facts} lines={lines} />
    </SplitLayout>
  );
}
