import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { csvResponse } from "~/features/campaigns/csv-response.server";
import { loadImport } from "~/features/imports/load-import.server";
import { rejectedCsv } from "~/features/imports/rejected-rows.server";

/** The rows that did not come in, to put right and send again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const { id, filename } = await loadImport(ctx, params.id!);
  return csvResponse(filename.replace(/\.\w+$/, ""), rejectedCsv(ctx, id, locale));
}
