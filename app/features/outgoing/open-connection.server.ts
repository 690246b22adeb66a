import type { ApiConnection, MetaCredentials, TwilioCredentials } from "~/channels/channel";
import { appProcess } from "~/platform/app-process.server";

interface SealedConnection {
  id: string;
  kind: string;
  credentials: string;
}

/** Base addresses a connection was made with (a test or the sandbox has its own) travel with its secrets. */
type Stored<Credentials> = Credentials & { baseUrl?: string };

/**
 * Opens a connection's secrets, in memory only, for sending and for checking signatures.
 * @throws Error when the key that sealed them is gone.
 */
export function openConnection(companyId: string, sealed: SealedConnection): ApiConnection {
  const { env, secrets } = appProcess();
  const text = secrets.open(sealed.credentials, {
    companyId,
    table: "connection",
    column: "credentials",
    rowId: sealed.id,
  });
  if (sealed.kind === "meta") {
    const { baseUrl, ...credentials } = JSON.parse(text) as Stored<MetaCredentials>;
    return {
      id: sealed.id,
      kind: "meta",
      baseUrl: baseUrl ?? env.meta.graphUrl,
      apiVersion: env.meta.graphVersion,
      credentials,
    };
  }
  if (sealed.kind === "sms") {
    const { baseUrl, ...credentials } = JSON.parse(text) as Stored<TwilioCredentials>;
    return {
      id: sealed.id,
      kind: "sms",
      baseUrl: baseUrl ?? env.twilioApiUrl,
      statusCallbackUrl: `${env.appUrl}/api/v1/webhooks/twilio/${sealed.id}/status`,
      credentials,
    };
  }
  throw new Error(`No way to open a connection of kind ${sealed.kind}`);
}
