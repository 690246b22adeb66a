/** Certificate authorities that count beside WhatsApp's, in this process. Filled by trustAuthority only. */
export const furtherAuthorities: Uint8Array[] = [];
