import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { csvResponse } from "~/features/campaigns/csv-response.server";
import { exportExcluded } from "~/features/campaigns/export-excluded.server";
import { getCampaign } from "~/features/campaigns/get-campaign.server";

/** Everybody who does not get it, and why. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const { name } = await getCampaign(ctx, params.id!);
  return csvResponse(name, exportExcluded(ctx, params.id!, locale));
}
