import { appProcess } from "~/platform/app-process.server";

/** What browsers open this installation by, for the foot of the log-in pages. */
export function pageHost(): string {
  return new URL(appProcess().env.appUrl).host;
}
