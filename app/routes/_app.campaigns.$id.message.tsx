import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { fieldNames } from "~/features/campaigns/field-names.server";
import { getCampaign } from "~/features/campaigns/get-campaign.server";
import { messageView } from "~/features/campaigns/message-view";
import { snapshotOf } from "~/features/campaigns/template-snapshot";
import { CampaignTabs } from "~/features/campaigns/ui/campaign-tabs";
import { MessageTab } from "~/features/campaigns/ui/message-tab";
import { useCampaignPage } from "~/features/campaigns/ui/use-campaign-page";
import { SplitLayout } from "~/ui/split-layout";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const { templateSnapshot, template, variables } = await getCampaign(ctx, params.id!);
  const snapshot = templateSnapshot ?? (template && snapshotOf(template));
  return {
    message: snapshot && messageView(snapshot),
    mapping: variables,
    fieldNames: await fieldNames(ctx, locale),
  };
}

export default function MessageRoute() {
  const { message, mapping, fieldNames } = useLoaderData<typeof loader>();
  const { facts } = useCampaignPage();
  return (
    <SplitLayout>
      <CampaignTabs id={facts.id} replies={facts.figures.repliedCount} />
      <MessageTab facts={facts} message={message} mapping={mapping} fieldNames={fieldNames} />
    </SplitLayout>
  );
}
