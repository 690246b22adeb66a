import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { listPortfolios } from "~/features/connections/list-portfolios.server";
import { PortfolioList } from "~/features/connections/ui/portfolio-list";
import { useLiveEvents } from "~/live/use-live-events";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  return { portfolios: await listPortfolios(ctx) };
}

export default function PortfolioLimits() {
  const { portfolios } = useLoaderData<typeof loader>();
  useLiveEvents(["connection"]);
  return <PortfolioList portfolios={portfolios} />;
}
