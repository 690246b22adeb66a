import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { readForm } from "~/features/connections/read-form.server";
import { findTemplate } from "~/features/templates/find-template.server";
import { saveLocalText } from "~/features/templates/save-local-text.server";
import { localTextInput, templateIdInput } from "~/features/templates/templates.schema";
import { type EditedText, TextEditor } from "~/features/templates/ui/text-editor";
import { AppError } from "~/platform/errors/app-error";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, company } = await requireCompany(request, "admin");
  const { data } = templateIdInput.safeParse({
    id: new URL(request.url).searchParams.get("id") ?? undefined,
  });
  const fresh: EditedText = {
    name: "",
    text: "",
    variants: [],
    language: company.locale === "en" ? "en" : "pt_BR",
    category: "MARKETING",
  };
  const kinds = await ctx.read(({ db }) =>
    db.connection.findMany({ where: { removedAt: null }, distinct: ["kind"], select: { kind: true } }),
  );
  const byQr = kinds.some(({ kind }) => kind === "whatsapp");
  const shown = { companyName: company.name, byQr, bySms: !byQr || kinds.some(({ kind }) => kind === "sms") };
  if (!data) return { edited: fresh, ...shown };
  const { summary, text, variants } = await findTemplate(ctx, data.id);
  if (summary.kind !== "text") throw new AppError("NOT_FOUND", "templates.errors.notFound");
  const { id, name, language, category } = summary;
  return { edited: { id, name, text, variants, language, category }, ...shown };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const form = await request.formData();
  const variants = localTextInput.shape.variants.safeParse(
    form.getAll("variants").filter((one) => one !== ""),
  );
  form.delete("variants");
  const read = readForm(localTextInput, form);
  const answer = await answerAction(locale, "save", async () => {
    if (!read.ok || !variants.success) throw new AppError("BAD_REQUEST", "connections.errors.wrongInput");
    return saveLocalText(ctx, { ...read.data, variants: variants.data });
  });
  if (answer.ok) throw redirect(`/templates/${answer.value.id}`);
  return { refused: answer.sentence };
}

export default function LocalText() {
  const { edited, ...shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <TextEditor key={edited.id} edited={edited} {...shown} refused={answer?.refused} />;
}
