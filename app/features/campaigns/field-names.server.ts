import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { STANDARD_FIELDS } from "./core/contact-fields";

/** What people call a contact's fields, by their key: the product's own words, and the company's labels. */
export async function fieldNames(ctx: CompanyContext, locale: Locale): Promise<Record<string, string>> {
  const own = await ctx.read(({ db }) => db.customField.findMany({ select: { key: true, label: true } }));
  return Object.fromEntries([
    ...own.map(({ key, label }) => [key, label]),
    ...STANDARD_FIELDS.map((key) => [key, translate(locale, `composer.variables.fields.${key}`)]),
  ]);
}
