import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { failureLines } from "~/features/campaigns/failure-lines.server";
import { recipientPage } from "~/features/campaigns/recipient-page.server";
import { readRecipientFilter } from "~/features/campaigns/ui/core/recipient-view-filter";
import { LivePage } from "~/features/campaigns/ui/live-page";
import { useCampaignPage } from "~/features/campaigns/ui/use-campaign-page";
import { readPreferences } from "~/i18n/read-preferences.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const { view: _, ...filter } = readRecipientFilter(new URL(request.url).searchParams);
  const { timeZone } = readPreferences(request.headers);
  const [lines, page] = await Promise.all([
    failureLines(ctx, params.id!, locale),
    recipientPage(ctx, params.id!, filter, { locale, timeZone, now: new Date() }),
  ]);
  return { lines, page };
}

/** Opening somebody's panel asks for nothing that is on the page already. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const moved = currentUrl.pathname !== nextUrl.pathname;
  return moved && currentUrl.search === nextUrl.search ? false : defaultShouldRevalidate;
}

export default function LiveTab() {
  const { lines, page } = useLoaderData<typeof loader>();
  return <LivePage lines={lines} page={page} panel={<Outlet context={useCampaignPage()} />} />;
}
