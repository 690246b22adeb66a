import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { replyPage } from "~/features/campaigns/reply-page.server";
import { CampaignTabs } from "~/features/campaigns/ui/campaign-tabs";
import { ReplyList } from "~/features/campaigns/ui/reply-list";
import { useCampaignPage } from "~/features/campaigns/ui/use-campaign-page";
import { Pagination } from "~/ui/pagination";
import { SplitLayout } from "~/ui/split-layout";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  return replyPage(ctx, params.id!, new URL(request.url).searchParams.get("after"));
}

export default function RepliesTab() {
  const { replies, next } = useLoaderData<typeof loader>();
  const { facts } = useCampaignPage();
  return (
    <SplitLayout>
      <CampaignTabs id={facts.id} replies={facts.figures.repliedCount} />
      <ReplyList replies={replies} />
      <Pagination previous={null} next={next} />
    </SplitLayout>
  );
}
