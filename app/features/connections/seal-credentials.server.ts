import type { MetaCredentials, TwilioCredentials } from "~/channels/channel";
import { appProcess } from "~/platform/app-process.server";

export type StoredCredentials = (MetaCredentials | TwilioCredentials) & { baseUrl?: string };

/** A connection's secrets as its row keeps them: AES-256-GCM, bound to company, table, column and row. */
export function sealCredentials(
  companyId: string,
  connectionId: string,
  credentials: StoredCredentials,
): string {
  return appProcess().secrets.seal(JSON.stringify(credentials), placeOf(companyId, connectionId));
}

/** Where a connection's secrets live. */
export function placeOf(companyId: string, connectionId: string) {
  return { companyId, table: "connection", column: "credentials", rowId: connectionId };
}
