import { MOST_META_BYTES, MOST_TWILIO_BYTES } from "./core/check-body";
import { webhookTarget } from "./core/webhook-path";
import { handleMetaWebhook } from "./handle-meta-webhook.server";
import { handleTwilioWebhook } from "./handle-twilio-webhook.server";

/** The carriers' doors, in the shape of the web process's own routes (answered before Remix; signatures instead of CSRF). */
export const webhookRoutes = [
  {
    name: "webhooks.meta",
    match: (pathname: string) => webhookTarget(pathname)?.provider === "meta",
    handle: (request: Request, { url }: { url: URL }) => handleMetaWebhook(request, url),
    maxBodyBytes: MOST_META_BYTES,
    crossSite: true,
  },
  {
    name: "webhooks.twilio",
    match: (pathname: string) => webhookTarget(pathname)?.provider === "twilio",
    handle: (request: Request) => handleTwilioWebhook(request),
    maxBodyBytes: MOST_TWILIO_BYTES,
    crossSite: true,
  },
] as const;
