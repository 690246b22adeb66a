import { type DraftProblem, draftProblems } from "./core/draft-problems";
import { planValues } from "./core/plan-values";
import { sendVariables } from "./core/send-variables";
import type { LoadedCampaign } from "./load-campaign.server";
import { type CampaignNumber, numbersOf } from "./numbers-of";
import { snapshotOf } from "./template-snapshot";

/** States in which a template is no longer there for anybody. */
const GONE = ["DELETED", "PENDING_DELETION", "ARCHIVED", "DISABLED", "REJECTED"];

/** What is missing or wrong in a campaign, read off its rows as they are now. */
export function findDraftProblems(campaign: LoadedCampaign, now: Date): DraftProblem[] {
  const { connection, template } = campaign;
  const found = template ? sendVariables(snapshotOf(template)) : undefined;
  const kind = template?.kind === "text" ? "text" : "meta";
  return draftProblems(
    {
      name: campaign.name,
      connection: connection && connection.state !== "removed" ? connection : undefined,
      template: template
        ? {
            kind: template.kind,
            wabaId: template.wabaId,
            gone: template.missingSince !== null || GONE.includes(template.status.toUpperCase()),
            supported: found?.ok ?? false,
          }
        : undefined,
      unaccepted: numbersOf(campaign).filter(riskOpen).length,
      unmapped: found?.ok ? planValues(found.variables, campaign.variables, kind).unmapped : [],
      audience: campaign.audience,
      schedule: campaign.schedule,
    },
    now,
  );
}

/** Campaigns by QR are off until an owner says yes to the risk. */
const riskOpen = ({ kind, whatsapp }: CampaignNumber) => kind === "whatsapp" && !whatsapp?.riskAcceptedAt;
