import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { importFormAction } from "~/features/imports/import-form-action.server";
import { loadImportPage } from "~/features/imports/load-import-page.server";
import { ImportForm } from "~/features/imports/ui/import-form";
import { ImportResult } from "~/features/imports/ui/import-result";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { translate } from "~/i18n/translate.server";
import { useLiveEvents } from "~/live/use-live-events";
import { AppError } from "~/platform/errors/app-error";

export const meta = titleMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  return {
    title: pageTitle(request, "imports.new.title"),
    page: await loadImportPage(ctx, importIdOf(params.id)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "agent");
  try {
    await importFormAction(ctx, importIdOf(params.id), await request.formData());
    return { sentence: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "NOT_FOUND") throw error;
    return { sentence: translate(locale, error.messageKey, error.params) };
  }
}

function importIdOf(id: string | undefined): string {
  if (id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new AppError("NOT_FOUND", "imports.errors.notFound");
}

const formStates = ["uploaded", "proving", "proved"];

export default function ImportRoute() {
  const { page } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.sentence ?? null;
  useLiveEvents(["import"], { match: (fact) => fact.kind === "import" && fact.importId === page.id });
  return formStates.includes(page.state) ? (
    <ImportForm page={page} refusal={refusal} />
  ) : (
    <ImportResult page={page} refusal={refusal} />
  );
}
