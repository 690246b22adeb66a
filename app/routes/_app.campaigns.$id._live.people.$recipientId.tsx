import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { personView } from "~/features/campaigns/person-view.server";
import { PersonPanel } from "~/features/campaigns/ui/person-panel";
import { useCampaignPage } from "~/features/campaigns/ui/use-campaign-page";
import { readPreferences } from "~/i18n/read-preferences.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const { timeZone } = readPreferences(request.headers);
  const reader = { locale, timeZone, now: new Date() };
  return { person: await personView(ctx, params.id!, params.recipientId!, reader) };
}

/** Why one person did, or did not yet, get it. */
export default function Person() {
  const { person } = useLoaderData<typeof loader>();
  const { facts, mayChange } = useCampaignPage();
  const [search] = useSearchParams();
  const closeTo = `/campaigns/${facts.id}${search.size > 0 ? `?${search}` : ""}`;
  return <PersonPanel facts={facts} person={person} closeTo={closeTo} mayChange={mayChange} />;
}
