import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { performConnectionAction } from "~/features/connections/perform-connection-action.server";
import { previewRemoval } from "~/features/connections/remove-connection.server";

/** What removing would end. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  return previewRemoval(ctx, params.id ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const form = await request.formData();
  const intent = String(form.get("intent") ?? "");
  return answerAction(locale, intent, () => performConnectionAction(ctx, params.id ?? "", form));
}
