import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { findByName } from "~/features/home/find-by-name.server";

/** What the palette asks for while one types: `?q=` → things by name. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireCompany(request);
  const query = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await findByName(ctx, query, locale));
}
