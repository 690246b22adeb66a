import type { Locale } from "~/i18n/locale";
import type { CompanyContext } from "~/platform/db/company-types";
import { type ExportFilter, type ExportPage, exportPage } from "./export-page.sql.server";

/**
 * Every recipient of a campaign as CSV, page by page in the order they were added: flat in memory for a million rows.
 * @throws AppError NOT_FOUND, before the first piece
 */
export async function* exportCampaign(
  ctx: CompanyContext,
  campaignId: string,
  locale: Locale,
  filter: ExportFilter = {},
): AsyncGenerator<string> {
  let after: string | null = null;
  do {
    const page: ExportPage = await exportPage(ctx, campaignId, locale, after, filter);
    if (page.csv) yield page.csv;
    after = page.next;
  } while (after);
}
