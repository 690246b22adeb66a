import type { ChannelKind } from "~/channels/channel";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import { FRESH_DAYS } from "~/features/outgoing/number-check.sql.server";
import type { CompanyRead } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { ClassifyFacts } from "./classify-sql";
import { audienceSchema } from "./core/audience";
import { planValues } from "./core/plan-values";
import { sendVariables } from "./core/send-variables";
import type { LoadedCampaign } from "./load-campaign.server";
import { numbersOf } from "./numbers-of";
import { purposeOf } from "./purpose-of";
import { snapshotOf } from "./template-snapshot";

/** Everything about a campaign that decides who is written to. @throws Error for a draft that still has problems */
export async function loadClassifyFacts(
  scope: CompanyRead,
  campaign: LoadedCampaign,
  now: Date,
): Promise<ClassifyFacts> {
  const { connection } = campaign;
  const snapshot = campaign.templateSnapshot ?? (campaign.template && snapshotOf(campaign.template));
  if (!connection || !snapshot) throw new Error(`Campaign ${campaign.id} has no connection or no template`);
  const found = sendVariables(snapshot);
  if (!found.ok) throw new Error(`Campaign ${campaign.id} has a template that cannot be sent: ${found.why}`);
  const numbers = numbersOf(campaign);
  const company = await scope.db.company.findFirstOrThrow({
    select: { capMessages: true, capHours: true },
  });
  const own = await sqlOf(scope).query<{ id: string }>(
    "SELECT contact_id::text AS id FROM identity WHERE kind IN ('phone', 'wa') AND scope = '' AND match_key = ANY ($1::text[])",
    [numbers.map(({ address }) => phoneMatchKey(address))],
  );
  return {
    kind: connection.kind as ChannelKind,
    connectionId: connection.id,
    ownAddresses: numbers.map(({ address }) => address),
    ownContactIds: own.map(({ id }) => id),
    portfolio: connection.portfolio?.externalId ?? "",
    marketing: purposeOf(campaign) === "MARKETING",
    audience: audienceSchema.parse(campaign.audience),
    plan: planValues(found.variables, campaign.variables, snapshot.kind).values,
    cap: company.capMessages ? { messages: company.capMessages, hours: company.capHours } : null,
    now,
    absentSince: new Date(now.getTime() - FRESH_DAYS.notFound * 86_400_000),
  };
}
