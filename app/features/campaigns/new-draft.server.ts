import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { createCampaign } from "./create-campaign.server";
import { isUuid } from "./is-uuid";

/** A draft with what is most likely filled in: the only number there is, and the list one comes from. @returns its id */
export async function newDraft(ctx: CompanyContext, locale: Locale, listId: string | null): Promise<string> {
  const connections = await ctx.read(({ db }) =>
    db.connection.findMany({ where: { removedAt: null, state: "active" }, select: { id: true }, take: 2 }),
  );
  const { id } = await createCampaign(ctx, {
    name: translate(locale, "campaigns.newName"),
    ...(connections.length === 1 && { connectionId: connections[0]!.id }),
    ...(listId && isUuid(listId) && { audience: { any: [{ list: listId }], minus: [] } }),
  });
  return id;
}
