import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { failureLines } from "~/features/campaigns/failure-lines.server";

/** Data only: why people did not get it, for the dialog that tries again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  return { lines: await failureLines(ctx, params.id!, locale) };
}
