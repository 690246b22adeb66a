import { useLoaderData, useParams } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { listExcluded } from "~/features/campaigns/list-excluded.server";
import { ExcludedPanel } from "~/features/campaigns/ui/composer/excluded-panel";
import { EXCLUSION_REASONS } from "~/features/outgoing/core/reasons";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  const why = EXCLUSION_REASONS.find((reason) => reason === params.why);
  if (!why) throw new Response(null, { status: 404 });
  const after = new URL(request.url).searchParams.get("after");
  return { why, page: await listExcluded(ctx, params.id!, why, after) };
}

/** Who is left out for one reason. */
export default function Excluded() {
  const { why, page } = useLoaderData<typeof loader>();
  return <ExcludedPanel campaignId={useParams().id!} why={why} page={page} />;
}
