import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { loadSandbox } from "~/features/sandbox/load-sandbox.server";
import { requireSandbox } from "~/features/sandbox/require-sandbox.server";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";

/** What the open page asks for every second; the page's own loader answers the same. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireSandbox(request);
  const { searchParams } = new URL(request.url);
  return loadSandbox(ctx, searchParams, appProcess().clock.now().getTime(), (key) => translate(locale, key));
}
