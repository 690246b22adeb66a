import { aWhatsAppConnection } from "#/tests/factories/a-whatsapp-connection";
import type { TestDatabase } from "#/tests/setup/test-database";
import { createCampaign } from "~/features/campaigns/create-campaign.server";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { saveLocalText } from "~/features/templates/save-local-text.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aContact, aList } from "./campaign-fixture";

const WORDINGS = ["Oi, {{first_name|amigo}}!", "Olá, {{first_name|amigo}}.", "Chegou novidade."];

/** A company with two numbers, a text in three wordings and so many people on a list. */
export async function aShop(
  database: TestDatabase,
  people = 0,
  second: Parameters<typeof aWhatsAppConnection>[1] = {},
) {
  const ctx = await database.company();
  const a = await aWhatsAppConnection(ctx, { name: "Loja Pinheiros" });
  const b = await aWhatsAppConnection(ctx, { name: "Loja Centro", ...second });
  const [text, ...variants] = WORDINGS;
  const { id: templateId } = await saveLocalText(ctx, {
    name: "novidade",
    language: "pt_BR",
    category: "MARKETING",
    text: text!,
    variants,
  });
  const list = await aList(ctx);
  const contacts: string[] = [];
  for (let at = 0; at < people; at += 1) contacts.push(await aContact(ctx, { lists: [list] }));
  const draft = {
    name: "Novidade",
    connectionId: a.id,
    numbers: [b.id],
    templateId,
    audience: { any: [{ list }], minus: [] },
    sendWindow: "always" as const,
  };
  return { ctx, a, b, templateId, list, contacts, draft };
}

/** Created, launched and prepared in small slices; its id. */
export const launched = async (ctx: CompanyContext, draft: Parameters<typeof createCampaign>[1]) => {
  const { id } = await createCampaign(ctx, draft);
  await launchCampaign(ctx, id);
  await prepareCampaign(ctx, id, { slice: 7 });
  return id;
};

/** The latest attempt of everybody in it, in order. */
export const rowsOfCampaign = async (database: TestDatabase, campaignId: string) =>
  (
    await database.admin.query(
      `SELECT id, contact_id AS contact, connection_id AS number, state, why, values FROM outgoing
       WHERE campaign_id = $1 AND NOT superseded ORDER BY id`,
      [campaignId],
    )
  ).rows as { id: string; contact: string; number: string; state: string; why: string; values: string[] }[];

export const countBy = <Row>(rows: Row[], key: (row: Row) => string) => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
};
