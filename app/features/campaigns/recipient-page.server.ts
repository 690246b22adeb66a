import type { ChannelKind } from "~/channels/channel";
import type { CompanyContext } from "~/platform/db/company-types";
import type { RecipientFilter } from "./campaigns.schema";
import { listRecipients } from "./list-recipients.sql.server";
import { loadCampaign } from "./load-campaign.server";
import { numberWaits } from "./number-waits.server";
import { type RecipientView, recipientView } from "./recipient-view.server";
import type { Reader } from "./recipient-words.server";

export interface RecipientViewPage {
  rows: RecipientView[];
  next: string | null;
}

/** A page of the recipients' table in the reader's words. @throws AppError NOT_FOUND */
export async function recipientPage(
  ctx: CompanyContext,
  campaignId: string,
  filter: RecipientFilter,
  reader: Omit<Reader, "kind">,
): Promise<RecipientViewPage> {
  const { connection, state } = await ctx.read((scope) => loadCampaign(scope, campaignId));
  const { items, next } = await listRecipients(ctx, campaignId, filter, reader.now);
  const full = { ...reader, kind: (connection?.kind ?? "meta") as ChannelKind };
  const waits = full.kind === "whatsapp" ? await numberWaits(ctx, items, reader.now) : undefined;
  const paused = state === "paused";
  const rows = items.map((row) =>
    recipientView(
      paused && row.state === "waiting" && !row.why ? { ...row, why: "campaign-paused" } : row,
      full,
      waits,
    ),
  );
  return { rows, next };
}
