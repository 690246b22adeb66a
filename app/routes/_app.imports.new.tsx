import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { MOST_UPLOAD_BYTES } from "~/features/imports/core/upload-limit";
import { FileDrop } from "~/features/imports/ui/file-drop";
import { ImportHead } from "~/features/imports/ui/import-head";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { translate } from "~/i18n/translate.server";
import { useT } from "~/i18n/use-t";

export const meta = titleMeta;

/** `?error=imports.refused.pdf`: where a form without JavaScript comes back to. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { locale } = await requireCompany(request, "agent");
  const error = new URL(request.url).searchParams.get("error");
  const known = error && /^imports\.(refused|errors)\.[\w-]+$/.test(error);
  const megabytes = MOST_UPLOAD_BYTES / 1024 / 1024;
  return {
    title: pageTitle(request, "imports.new.title"),
    refusal: known ? translate(locale, error, { megabytes, most: 2_000_000, column: "" }) : null,
  };
}

export default function NewImport() {
  const { refusal } = useLoaderData<typeof loader>();
  const t = useT("imports.new");
  return (
    <>
      <ImportHead title={t("title")} step={0} />
      <div className="scroll grow" data-scroll="page">
        <FileDrop refusal={refusal} />
      </div>
    </>
  );
}
