import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import Plus from "lucide-react/icons/plus";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { listImports } from "~/features/imports/list-imports.server";
import { ImportTable } from "~/features/imports/ui/import-table";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";

export const meta = titleMeta;

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const search = new URL(request.url).searchParams;
  const cursor = (name: string) => (isId.test(search.get(name) ?? "") ? search.get(name)! : undefined);
  return {
    title: pageTitle(request, "imports.list.title"),
    mayWrite: roleMay(role, "contacts:write"),
    ...(await listImports(ctx, { after: cursor("after"), before: cursor("before") })),
  };
}

export default function Imports() {
  const { imports, next, previous, mayWrite } = useLoaderData<typeof loader>();
  const t = useT("imports.list");
  useLiveEvents(["import"]);
  const add = (words: string) =>
    mayWrite ? (
      <ButtonLink to="/imports/new" variant="primary" icon={Plus}>
        {words}
      </ButtonLink>
    ) : undefined;
  const empty = imports.length === 0 && !previous;
  return (
    <>
      <PageHeader title={t("title")} actions={empty ? undefined : add(t("new"))} />
      {empty ? (
        <EmptyState drawing="sheet" sentence={t("empty")} action={add(t("emptyAction"))} />
      ) : (
        <div className="scroll grow" data-scroll="page">
          <ImportTable imports={imports} />
          <Pagination next={next} previous={previous} note={t("shown", { shown: imports.length })} />
        </div>
      )}
    </>
  );
}
