import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { blockPhones } from "~/features/contacts/block-phones.server";
import { listStopped } from "~/features/contacts/list-stopped.sql.server";
import { readStoppedQuery } from "~/features/contacts/read-stopped-query";
import { BlockForm } from "~/features/contacts/ui/block-form";
import { StoppedPage } from "~/features/contacts/ui/stopped-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { translate } from "~/i18n/translate.server";
import { refusedForm } from "~/platform/forms/form-failure.server";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const { channel: _, ...query } = readStoppedQuery(new URL(request.url).searchParams);
  return {
    title: pageTitle(request, "consent.blocked.title"),
    ...(await listStopped(ctx, { ...query, kind: "blocked" })),
    mayWrite: roleMay(role, "contacts:write"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "agent");
  const form = await request.formData();
  try {
    const { refused, ...counts } = await blockPhones(
      ctx,
      String(form.get("phones") ?? ""),
      String(form.get("reason") ?? ""),
    );
    const said = refused.map(({ line, text, messageKey, params }) => ({
      line,
      text,
      sentence: translate(locale, messageKey, params),
    }));
    return { answer: { ...counts, refused: said } };
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function BlockedRoute() {
  const { title: _, ...props } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().formMethod === "POST";
  return (
    <StoppedPage
      kind="blocked"
      {...props}
      aside={
        props.mayWrite && (
          <BlockForm
            busy={busy}
            answer={answer && "answer" in answer ? answer.answer : undefined}
            failure={answer && "fields" in answer ? answer.sentence : undefined}
          />
        )
      }
    />
  );
}
