import type { CompanyRead } from "~/platform/db/company-types";
import type { TickState } from "~/ui/ticks";
import type { PersonFacts } from "./person-facts";

const MOST = 8;

/** The campaigns that went, or are about to go, to this person, each with what became of it; the newest first. */
export async function loadPersonReceived(
  scope: CompanyRead,
  contactId: string,
  now: Date,
): Promise<PersonFacts["received"]> {
  const rows = await scope.db.outgoing.findMany({
    where: { contactId, source: "campaign", campaignId: { not: null }, superseded: false },
    orderBy: { id: "desc" },
    take: MOST,
    select: {
      id: true,
      state: true,
      notBefore: true,
      createdAt: true,
      sendingAt: true,
      campaign: { select: { id: true, name: true } },
    },
  });
  return rows.flatMap(({ id, state, notBefore, createdAt, sendingAt, campaign }) =>
    campaign
      ? [
          {
            id,
            campaignId: campaign.id,
            name: campaign.name,
            tick: tickOf(state, notBefore, now),
            at: (sendingAt ?? createdAt).toISOString(),
          },
        ]
      : [],
  );
}

function tickOf(state: string, notBefore: Date | null, now: Date): TickState {
  if (state === "waiting") return notBefore && notBefore > now ? "held" : "queued";
  if (state === "claimed") return "queued";
  return state === "accepted" ? "sent" : (state as TickState);
}
