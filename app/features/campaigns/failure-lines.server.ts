import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { failureReasons } from "./failure-reasons.server";

/** One line of "why they failed", in the reader's language. */
export interface FailureLine {
  code: string;
  count: number;
  title: string;
  next: string;
  may: "now" | "later" | "never";
  /** Of `later`: how long to rest. */
  afterHours: number;
}

/** Most first. @throws AppError NOT_FOUND */
export async function failureLines(
  ctx: CompanyContext,
  campaignId: string,
  locale: Locale,
): Promise<FailureLine[]> {
  const reasons = await failureReasons(ctx, campaignId);
  return reasons.map(({ code, count, message, retry }) => ({
    code,
    count,
    title: translate(locale, message.title),
    next: translate(locale, message.next),
    may: retry.may,
    afterHours: retry.may === "later" ? Math.ceil(retry.afterSeconds / 3_600) : 0,
  }));
}
