import type { MetaAccess } from "~/channels/meta-cloud/meta-access";
import { appProcess } from "~/platform/app-process.server";

/** Graph as this installation reaches it, with a token that somebody has just given. */
export function newMetaAccess(token: string): MetaAccess {
  const { graphUrl, graphVersion } = appProcess().env.meta;
  return { baseUrl: graphUrl, apiVersion: graphVersion, token };
}

const DEFAULT_GRAPH_URL = "https://graph.facebook.com";
const DEFAULT_TWILIO_URL = "https://api.twilio.com";

/** What is stored beside the secrets: only an address that is not the provider's own. */
export const keptGraphUrl = () => keptUrl(appProcess().env.meta.graphUrl, DEFAULT_GRAPH_URL);
export const keptTwilioUrl = () => keptUrl(appProcess().env.twilioApiUrl, DEFAULT_TWILIO_URL);

const keptUrl = (url: string, usual: string) => (url === usual ? {} : { baseUrl: url });
