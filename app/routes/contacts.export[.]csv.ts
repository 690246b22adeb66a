import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { csvResponse } from "~/features/campaigns/csv-response.server";
import { readContactFilter } from "~/features/contacts/core/contact-filter";
import { exportContactsCsv } from "~/features/contacts/export-contacts.server";
import { exportWords } from "~/features/contacts/export-words.server";
import { translate } from "~/i18n/translate.server";

/** The contacts of the filter in the address, all pages. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const filter = readContactFilter(new URL(request.url).searchParams);
  const name = translate(locale, "contacts.columns.fileName");
  return csvResponse(name, exportContactsCsv(ctx, filter, exportWords(locale)));
}
