import type { SecretPlace } from "~/platform/crypto/secret-box";

/** Where a session's credentials live. */
export const credsPlace = (companyId: string, connectionId: string): SecretPlace => ({
  companyId,
  table: "whatsapp_session",
  column: "creds",
  rowId: connectionId,
});

/** Where one of its Signal keys lives. */
export const keyPlace = (companyId: string, connectionId: string, type: string, id: string): SecretPlace => ({
  companyId,
  table: "whatsapp_key",
  column: "value",
  rowId: `${connectionId}/${type}/${id}`,
});
