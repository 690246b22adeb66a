import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { answerAction } from "~/features/connections/answer-action.server";
import { loadTemplateList } from "~/features/templates/load-template-list.server";
import { syncAccounts } from "~/features/templates/sync-accounts.server";
import { TemplateFilters } from "~/features/templates/ui/template-filters";
import { TemplateListEmpty } from "~/features/templates/ui/template-list-empty";
import { TemplateListHead } from "~/features/templates/ui/template-list-head";
import { TemplateTable } from "~/features/templates/ui/template-table";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { Pagination } from "~/ui/pagination";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const list = await loadTemplateList(ctx, new URL(request.url).searchParams);
  return { ...list, mayWrite: roleMay(role, "templates:write") };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  return answerAction(locale, "sync", () => syncAccounts(ctx));
}

export default function Templates() {
  const { templates, total, previous, next, filtered, mayWrite, ...facets } = useLoaderData<typeof loader>();
  const t = useT("templates.list");
  const [search] = useSearchParams();
  const fetcher = useFetcher<typeof action>();
  useLiveEvents(["template"]);
  const hasMeta = facets.connections.some(({ kind }) => kind === "meta");
  return (
    <>
      <TemplateListHead
        count={total}
        mayWrite={mayWrite}
        hasMeta={hasMeta}
        syncing={fetcher.state !== "idle"}
        answer={fetcher.data}
        onSync={() => fetcher.submit(null, { method: "post" })}
      />
      {total > 0 || filtered ? <TemplateFilters {...facets} /> : null}
      <div className="scroll grow" data-scroll="page">
        {templates.length === 0 ? (
          <TemplateListEmpty filtered={filtered} mayWrite={mayWrite} hasMeta={hasMeta} />
        ) : (
          <>
            <TemplateTable
              templates={templates}
              query={search.get("q") ?? ""}
              accountNames={facets.accountNames}
            />
            <Pagination
              previous={previous}
              next={next}
              note={t("shown", { shown: templates.length, total })}
            />
          </>
        )}
      </div>
    </>
  );
}
