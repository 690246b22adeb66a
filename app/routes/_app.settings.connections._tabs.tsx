import { type MetaFunction, Outlet, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import Plus from "lucide-react/icons/plus";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { translate } from "~/i18n/translate.server";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { Tabs } from "~/ui/tabs";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role, locale } = await requireCompany(request);
  return {
    count: await ctx.read(({ db }) => db.connection.count({ where: { removedAt: null } })),
    mayWrite: roleMay(role, "connections:write"),
    title: translate(locale, "connections.list.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""} · Master IA` },
];

/** Numbers, limits and notices under one head. */
export default function ConnectionTabs() {
  const { count, mayWrite } = useLoaderData<typeof loader>();
  const t = useT("connections.list");
  const shell = useT("shell.nav");
  return (
    <>
      <PageHeader
        crumbs={[{ label: shell("settings"), to: "/settings" }]}
        title={t("title")}
        note={count > 0 && count}
        actions={
          mayWrite && (
            <ButtonLink variant="primary" icon={Plus} to="/settings/connections/new">
              {t("connect")}
            </ButtonLink>
          )
        }
      />
      <Tabs
        label={t("tabs")}
        items={[
          { to: "/settings/connections", label: t("numbers"), end: true },
          { to: "/settings/connections/limits", label: t("limits") },
          { to: "/settings/connections/prices", label: t("prices") },
          ...(mayWrite ? [{ to: "/settings/connections/notices", label: t("webhooks") }] : []),
        ]}
      />
      <div className="scroll grow" data-scroll="page">
        <Outlet />
      </div>
    </>
  );
}
