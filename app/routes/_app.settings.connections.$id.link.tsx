import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { connectionId } from "~/features/connections/connections.schema";
import { loadLinkPage } from "~/features/whatsapp/load-link-page.server";
import { performLinkAction } from "~/features/whatsapp/perform-link-action.server";
import { LinkPage } from "~/features/whatsapp/ui/link-page";
import { AppError } from "~/platform/errors/app-error";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request, "admin");
  return loadLinkPage(ctx, idOf(params.id), role);
}

/** Forms of the page itself lead on to a page; dialogs stay where they are and get the answer. */
const LEADS_TO: Record<string, (id: string) => string> = {
  start: (id) => `/settings/connections/${id}/link`,
  "start-other": (id) => `/settings/connections/${id}/link`,
  code: (id) => `/settings/connections/${id}/link`,
  stop: () => "/settings/connections",
};

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const id = idOf(params.id);
  const form = await request.formData();
  const intent = String(form.get("intent") ?? "");
  const answer = await answerAction(locale, intent, () => performLinkAction(ctx, id, form));
  const leadsTo = LEADS_TO[intent];
  if (answer.ok && leadsTo) throw redirect(leadsTo(id));
  return answer;
}

function idOf(given: string | undefined): string {
  const { data } = connectionId.safeParse({ id: given });
  if (!data) throw new AppError("NOT_FOUND", "connections.errors.notFound");
  return data.id;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.name ?? ""} · Master IA` },
];

export default function LinkRoute() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <LinkPage data={{ ...data, refused: answer && !answer.ok ? answer.sentence : undefined }} />;
}
