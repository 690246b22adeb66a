import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import { isSameSiteWrite } from "~/server/core/is-same-site-write";

/**
 * First line of every action, before it reads the form: refuses what another site made the browser send, by
 * Sec-Fetch-Site and Origin. The page's host is APP_URL's, or the one the request itself was sent to.
 * @throws AppError FORBIDDEN
 */
export function assertSameOrigin(request: Request): void {
  const hosts = [new URL(appProcess().env.appUrl).host, new URL(request.url).host];
  if (hosts.some((host) => isSameSiteWrite(request.method, request.headers, host))) return;
  throw new AppError("FORBIDDEN", "common.errors.crossSite");
}
