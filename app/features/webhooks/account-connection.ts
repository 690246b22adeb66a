import type { InboundConnection } from "~/features/messages/receive-inbound.server";

/** What webhooks need to know of a connection. */
export interface AccountConnection extends InboundConnection {
  state: string;
  /** E.164 with "+", short code or Messaging Service id */
  address: string;
  rate: number;
}
