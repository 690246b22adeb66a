import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { campaignChangesSchema } from "~/features/campaigns/campaigns.schema";
import { updateCampaign } from "~/features/campaigns/update-campaign.server";
import { AppError } from "~/platform/errors/app-error";

const MOST_BYTES = 200_000;

/** Data only: what changed in a draft, as JSON; answers when it was saved. */
export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const text = await request.text();
  const parsed = campaignChangesSchema.safeParse(text.length < MOST_BYTES ? parseJson(text) : undefined);
  if (!parsed.success) throw new AppError("BAD_REQUEST", "campaigns.errors.notSaved");
  const { savedAt, problems } = await updateCampaign(ctx, params.id!, parsed.data);
  return Response.json({ savedAt: savedAt.toISOString(), problems });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
