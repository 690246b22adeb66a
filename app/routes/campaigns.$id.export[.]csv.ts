import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { csvResponse } from "~/features/campaigns/csv-response.server";
import { exportCampaign } from "~/features/campaigns/export-campaign.server";
import { getCampaign } from "~/features/campaigns/get-campaign.server";

/** Every recipient; `?state=failed` only those. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const { name } = await getCampaign(ctx, params.id!);
  const failed = new URL(request.url).searchParams.get("state") === "failed";
  return csvResponse(name, exportCampaign(ctx, params.id!, locale, failed ? { states: ["failed"] } : {}));
}
