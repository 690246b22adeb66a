import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { newDraft } from "~/features/campaigns/new-draft.server";

/** A new draft, then its composer. */
export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const form = await request.formData();
  const list = form.get("list");
  return redirect(`/campaigns/${await newDraft(ctx, locale, typeof list === "string" ? list : null)}/edit`);
}

export function loader() {
  return redirect("/campaigns");
}
