import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { draftCheck } from "~/features/campaigns/draft-check.server";

/** Data only: pre-flight, sample people and the message of a draft as it is saved now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  return draftCheck(ctx, params.id!);
}
