import type { ChannelKind } from "~/channels/channel";
import type { CompanyContext } from "~/platform/db/company-types";
import { loadCampaign } from "./load-campaign.server";

export interface TestResult {
  outgoingId: string;
  phone: string | null;
  state: string;
  why: string | null;
  detail: string | null;
  at: Date;
  kind: ChannelKind;
}

/** What became of the last tests, newest first. */
export function listTests(ctx: CompanyContext, campaignId: string): Promise<TestResult[]> {
  return ctx.read(async (scope) => {
    const campaign = await loadCampaign(scope, campaignId);
    const ids = ((campaign.preflight ?? {}) as { tests?: string[] }).tests ?? [];
    const rows = await scope.db.outgoing.findMany({
      where: { id: { in: ids }, source: "test" },
      orderBy: { id: "desc" },
    });
    return rows.map((row) => ({
      outgoingId: row.id,
      phone: row.toPhone,
      state: row.state,
      why: row.why,
      detail: row.detail,
      at: row.readAt ?? row.deliveredAt ?? row.failedAt ?? row.acceptedAt ?? row.createdAt,
      kind: (campaign.connection?.kind ?? "meta") as ChannelKind,
    }));
  });
}
