import { addressKey } from "./core/address-key";

export interface Client {
  /** What is throttled by: see core/address-key.ts. */
  address: string;
  userAgent: string | null;
}

/** Who asks, for throttling and for the session list. The web server puts `clientAddress` into the load context. */
export function clientOf(request: Request, context: unknown): Client {
  const { clientAddress } = (context ?? {}) as { clientAddress?: unknown };
  return {
    address: addressKey(typeof clientAddress === "string" ? clientAddress : ""),
    userAgent: request.headers.get("user-agent"),
  };
}
