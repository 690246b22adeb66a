import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { paths } from "~/features/contacts/core/contact-paths";
import { runBulkIntent } from "~/features/contacts/run-bulk-intent.server";
import { refusedForm } from "~/platform/forms/form-failure.server";

/** Forms of the bulk bar: preview, delete, members. */
export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "agent");
  try {
    return await runBulkIntent(ctx, await request.formData());
  } catch (error) {
    return refusedForm(request, error);
  }
}

export function loader() {
  return redirect(paths.contacts());
}
