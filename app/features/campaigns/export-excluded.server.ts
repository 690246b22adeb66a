import { csvLine } from "~/features/imports/core/csv-cell";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { exportCampaign } from "./export-campaign.server";
import { findDraftProblems } from "./find-draft-problems.server";
import { type ClassifiedPage, listPage } from "./list-page.sql.server";
import { loadCampaign } from "./load-campaign.server";
import { loadClassifyFacts } from "./load-classify-facts.sql.server";

const PAGE = 5_000;
const BOM = "\ufeff";

/**
 * Everybody of the audience who would not get it, with the reason: before launch by the rules as they stand now, after it
 * as it was decided. @throws AppError NOT_FOUND, CONFLICT for a draft that cannot be counted yet
 */
export async function* exportExcluded(
  ctx: CompanyContext,
  campaignId: string,
  locale: Locale,
  now = new Date(),
): AsyncGenerator<string> {
  const campaign = await ctx.read((scope) => loadCampaign(scope, campaignId));
  if (campaign.state !== "draft" && campaign.state !== "scheduled") {
    yield* exportCampaign(ctx, campaignId, locale, { states: ["skipped"] });
    return;
  }
  const [problem] = findDraftProblems(campaign, now).filter(
    (one) => one !== "name-missing" && one !== "time-past",
  );
  if (problem) throw new AppError("CONFLICT", `campaigns.problem.${problem}`);
  const facts = await ctx.read((scope) => loadClassifyFacts(scope, campaign, now));
  const columns = ["firstName", "lastName", "phone", "email", "reason"];
  yield BOM + csvLine(columns.map((column) => translate(locale, `campaigns.export.${column}`)));
  let after: string | null = null;
  do {
    const place: string | null = after;
    const page: ClassifiedPage = await ctx.read((scope) => listPage(scope, facts, place, PAGE));
    const lines = page.contacts
      .filter(({ reason }) => reason !== null)
      .map((contact) =>
        csvLine([
          contact.firstName,
          contact.lastName,
          contact.phone ?? "",
          contact.email ?? "",
          translate(locale, `reasons.skip.${contact.reason}`),
        ]),
      );
    if (lines.length > 0) yield lines.join("");
    after = page.next;
  } while (after);
}
