import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { readForm } from "~/features/connections/read-form.server";
import { findTemplate } from "~/features/templates/find-template.server";
import { saveLocalText } from "~/features/templates/save-local-text.server";
import { localTextInput, templateIdInput } from "~/features/templates/templates.schema";
import { type EditedText, SmsEditor } from "~/features/templates/ui/sms-editor";
import { AppError } from "~/platform/errors/app-error";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, company } = await requireCompany(request, "admin");
  const { data } = templateIdInput.safeParse({
    id: new URL(request.url).searchParams.get("id") ?? undefined,
  });
  const fresh: EditedText = {
    name: "",
    text: "",
    language: company.locale === "en" ? "en" : "pt_BR",
    category: "MARKETING",
  };
  if (!data) return { edited: fresh, companyName: company.name };
  const { summary, text } = await findTemplate(ctx, data.id);
  if (summary.kind !== "text") throw new AppError("NOT_FOUND", "templates.errors.notFound");
  const { id, name, language, category } = summary;
  return { edited: { id, name, text, language, category }, companyName: company.name };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const read = readForm(localTextInput, await request.formData());
  const answer = await answerAction(locale, "save", async () => {
    if (!read.ok) throw new AppError("BAD_REQUEST", "connections.errors.wrongInput");
    return saveLocalText(ctx, read.data);
  });
  if (answer.ok) throw redirect(`/templates/${answer.value.id}`);
  return { refused: answer.sentence };
}

export default function LocalText() {
  const { edited, companyName } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SmsEditor key={edited.id} edited={edited} companyName={companyName} refused={answer?.refused} />;
}
