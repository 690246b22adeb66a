import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { loadCompanyPhones } from "~/features/sandbox/load-company-phones.server";
import { requireSandbox } from "~/features/sandbox/require-sandbox.server";
import { appProcess } from "~/platform/app-process.server";

/** What the open page asks for every second; the page's own loader answers the same. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireSandbox(request);
  const { searchParams } = new URL(request.url);
  return loadCompanyPhones(ctx, searchParams, appProcess().clock.now().getTime());
}
