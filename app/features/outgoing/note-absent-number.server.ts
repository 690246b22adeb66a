import type { CompanyContext } from "~/platform/db/company-types";
import { applyReaction } from "./apply-reaction.server";
import type { PickedItem } from "./lane-pick.sql.server";

/** WhatsApp does not know this number: the person is noted as after a refused message, without one having been sent. */
export function noteAbsentNumber(
  ctx: CompanyContext,
  about: { connectionId: string; item: Pick<PickedItem, "campaignId" | "contactId"> },
  now: Date,
): Promise<void> {
  const { campaignId, contactId } = about.item;
  return ctx.transaction((tx) =>
    applyReaction(
      tx,
      { connectionId: about.connectionId, campaignId, contactId, code: "not-on-channel" },
      { item: { do: "fail" }, contact: { note: "not-on-channel" } },
      now,
    ),
  );
}
