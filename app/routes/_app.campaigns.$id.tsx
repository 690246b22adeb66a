import { Outlet, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { campaignFacts } from "~/features/campaigns/campaign-facts.server";
import { readCampaignIntent, runCampaignIntent } from "~/features/campaigns/run-campaign-intent.server";
import { CampaignHeader } from "~/features/campaigns/ui/campaign-header";
import { roleMay } from "~/features/companies/core/permissions";
import { titleMeta } from "~/i18n/title-meta";
import { useLiveEvents } from "~/live/use-live-events";
import { refusedForm } from "~/platform/forms/form-failure.server";
import "~/features/campaigns/ui/campaigns.css";

export const meta = titleMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const facts = await campaignFacts(ctx, params.id!);
  if (facts.state === "draft") throw redirect(`/campaigns/${facts.id}/edit`);
  return { title: `${facts.name} · Master IA`, facts, mayChange: roleMay(role, "campaigns:write") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  try {
    const to = await runCampaignIntent(ctx, params.id!, readCampaignIntent(await request.formData()));
    return to ? redirect(to) : { done: true as const };
  } catch (error) {
    return refusedForm(request, error);
  }
}

/** A campaign that was launched: its header, and one of its tabs below. */
export default function CampaignPage() {
  const { facts, mayChange } = useLoaderData<typeof loader>();
  useLiveEvents(["campaign", "message"], {
    match: (fact) => "campaignId" in fact && fact.campaignId === facts.id,
  });
  return (
    <>
      <CampaignHeader facts={facts} mayChange={mayChange} />
      <Outlet context={{ facts, mayChange }} />
    </>
  );
}
