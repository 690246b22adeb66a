import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { testSend } from "~/features/campaigns/test-send.server";
import { testViews } from "~/features/campaigns/test-views.server";
import { refusedForm } from "~/platform/forms/form-failure.server";

/** Data only: what became of a draft's tests, newest first. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  return { tests: await testViews(ctx, params.id!, locale) };
}

/** Sends the message to one's own numbers. */
export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const form = await request.formData();
  const phones = form
    .getAll("phone")
    .map(String)
    .filter((phone) => phone.trim() !== "");
  const contactId = form.get("contactId");
  try {
    const { outgoingIds } = await testSend(ctx, params.id!, {
      phones,
      ...(typeof contactId === "string" && contactId !== "" && { contactId }),
    });
    return { outgoingIds };
  } catch (error) {
    return refusedForm(request, error);
  }
}
