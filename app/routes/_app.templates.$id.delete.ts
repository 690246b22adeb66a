import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { deleteTemplate, previewDeletion } from "~/features/templates/delete-template.server";
import { templateIdInput } from "~/features/templates/templates.schema";
import { AppError } from "~/platform/errors/app-error";

const idOf = (params: { id?: string }) => {
  const { data } = templateIdInput.safeParse({ id: params.id });
  if (!data) throw new AppError("NOT_FOUND", "templates.errors.notFound");
  return data.id;
};

/** What deleting would touch. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  return previewDeletion(ctx, idOf(params));
}

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const answer = await answerAction(locale, "delete", () => deleteTemplate(ctx, idOf(params)));
  if (answer.ok) throw redirect("/templates");
  return answer;
}
