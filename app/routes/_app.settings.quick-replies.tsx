import { useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { listQuickReplies } from "~/features/quick-replies/list-quick-replies.server";
import {
  quickReplyIntentSchema,
  runQuickReplyIntent,
} from "~/features/quick-replies/run-quick-reply-intent.server";
import { QuickRepliesPage } from "~/features/quick-replies/ui/quick-replies-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "agent");
  return { title: pageTitle(request, "quick-replies.title"), replies: await listQuickReplies(ctx) };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "agent");
  const reading = readForm(quickReplyIntentSchema, await request.formData());
  if (!reading.ok) return formFailure(request, reading);
  try {
    return await runQuickReplyIntent(ctx, reading.value);
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function QuickRepliesRoute() {
  const { replies } = useLoaderData<typeof loader>();
  return <QuickRepliesPage replies={replies} />;
}
