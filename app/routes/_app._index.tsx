import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { loadHome } from "~/features/home/load-home.server";
import { HomePage } from "~/features/home/ui/home-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import "~/features/home/ui/home.css";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, user, role, locale } = await requireCompany(request);
  return {
    title: pageTitle(request, "home.title"),
    home: await loadHome(ctx, locale),
    userName: user.name,
    mayChange: roleMay(role, "campaigns:write"),
    mayInvite: roleMay(role, "team:write"),
  };
}

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
