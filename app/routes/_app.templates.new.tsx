import { useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { createTemplate } from "~/features/templates/create-template.server";
import { listTemplateAccounts } from "~/features/templates/list-template-accounts.server";
import { createTemplateInput } from "~/features/templates/templates.schema";
import { TemplateComposer } from "~/features/templates/ui/template-composer";
import { useT } from "~/i18n/use-t";
import { AppError } from "~/platform/errors/app-error";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, company } = await requireCompany(request, "admin");
  const language = company.locale === "en" ? "en" : "pt_BR";
  return { accounts: await listTemplateAccounts(ctx), companyName: company.name, language };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const input = createTemplateInput.safeParse(await request.json());
  const answer = await answerAction(locale, "create", async () => {
    if (!input.success) throw new AppError("BAD_REQUEST", "connections.errors.wrongInput");
    return createTemplate(ctx, input.data.connectionId, input.data.draft);
  });
  if (!answer.ok) return { ok: false as const, sentence: answer.sentence };
  if (answer.value.ok) throw redirect(`/templates/${answer.value.id}`);
  return { ok: true as const, created: answer.value };
}

export default function NewTemplate() {
  const data = useLoaderData<typeof loader>();
  const t = useT("templates");
  if (data.accounts.length > 0) return <TemplateComposer {...data} />;
  return (
    <>
      <PageHeader crumbs={[{ label: t("list.title"), to: "/templates" }]} title={t("compose.title")} />
      <EmptyState
        drawing="message"
        sentence={t("compose.noConnection")}
        action={
          <ButtonLink variant="primary" to="/settings/connections/new">
            {t("list.connect")}
          </ButtonLink>
        }
      />
    </>
  );
}
