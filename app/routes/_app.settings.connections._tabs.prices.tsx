import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { PRICE_CATEGORIES } from "~/features/campaigns/core/price-table";
import { roleMay } from "~/features/companies/core/permissions";
import { readPriceFields } from "~/features/connections/core/price-rows";
import { PriceEditor } from "~/features/connections/ui/price-editor";
import { getPriceTable } from "~/features/prices/get-price-table.server";
import { setPriceTable } from "~/features/prices/set-price-table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  return { table: await ctx.read(getPriceTable), mayWrite: roleMay(role, "campaigns:write") };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const form = await request.formData();
  const names = ["currency", "country", ...PRICE_CATEGORIES];
  const read = readPriceFields(
    Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String)])),
  );
  if (!read.ok) return { wrong: read.wrong };
  await setPriceTable(ctx, read.table);
  return { saved: true as const };
}

export default function Prices() {
  const { table, mayWrite } = useLoaderData<typeof loader>();
  return <PriceEditor table={table} mayWrite={mayWrite} answer={useActionData<typeof action>()} />;
}
