import { type ClientLoaderFunctionArgs, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { z } from "zod";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { loadThread } from "~/features/inbox/load-thread.server";
import { openConversation } from "~/features/inbox/open-conversation.server";
import { sendReply } from "~/features/inbox/send-reply.server";
import { ThreadPage } from "~/features/inbox/ui/thread/thread-page";
import { threads } from "~/features/inbox/ui/thread-store/threads";
import { titleMeta } from "~/i18n/title-meta";
import { AppError } from "~/platform/errors/app-error";
import { refusedForm } from "~/platform/forms/form-failure.server";

export const meta = titleMeta;

const titled = (name: string) => `${name.slice(0, 80)} · Master IA`;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  const id = z.uuid().safeParse(params.conversationId);
  if (!id.success) throw new AppError("NOT_FOUND", "inbox.errors.notFound");
  const at = z.uuid().safeParse(new URL(request.url).searchParams.get("at"));
  const [facts, page] = await Promise.all([
    openConversation(ctx, id.data),
    loadThread(ctx, { conversationId: id.data, ...(at.success && { around: at.data }) }),
  ]);
  return {
    title: titled(facts.row.name || facts.row.phone || ""),
    first: { facts, page },
    formId: Bun.randomUUIDv7() as string,
  };
}

/** Waits for nothing: what the tab knows is shown at once, and read again behind it. */
export function clientLoader({ params }: ClientLoaderFunctionArgs) {
  const id = params.conversationId ?? "";
  threads.want(id);
  const row = threads.cache.get(id).facts?.row;
  return { title: titled(row?.name || row?.phone || ""), first: null, formId: "" };
}

/** The thread keeps itself true. */
export const shouldRevalidate = () => false;

const form = z.object({ id: z.uuid(), text: z.string().trim().min(1).max(100_000) });

/** Sends without JavaScript; the id was made with the page, so that sending it twice writes once. */
export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "agent");
  const fields = form.safeParse(Object.fromEntries(await request.formData()));
  const conversationId = z.uuid().safeParse(params.conversationId);
  if (!conversationId.success) throw new AppError("NOT_FOUND", "inbox.errors.notFound");
  if (fields.success) {
    const { id, text } = fields.data;
    try {
      await sendReply(ctx, { id, conversationId: conversationId.data, content: { kind: "text", text } });
    } catch (error) {
      return refusedForm(request, error);
    }
  }
  return redirect(new URL(request.url).pathname + new URL(request.url).search);
}

export default function ThreadRoute() {
  const { first, formId } = useLoaderData<typeof loader | typeof clientLoader>();
  const { conversationId = "" } = useParams();
  const [search] = useSearchParams();
  const at = search.get("at") ?? undefined;
  return (
    <ThreadPage
      key={conversationId}
      conversationId={conversationId}
      first={first?.facts.row.id === conversationId ? first : null}
      formId={formId}
      at={at}
    />
  );
}
