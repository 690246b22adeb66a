import type { Customer } from "./people/customer";
import type { LinkedDevice } from "./people/linked-device";
import type { DescribedMessage } from "./relay/describe-message";
import type { Received } from "./relay/received";

/** What happens on the pretend WhatsApp. Phones are digits as registered; devices count from 1. */
export type WhatsAppEvent =
  | { type: "qr"; refs: number }
  | { type: "code-asked"; owner: string }
  | { type: "paired"; owner: string; device: number }
  | { type: "log-in"; owner: string; device: number }
  | { type: "refused"; owner: string; reason: number }
  | { type: "closed"; owner: string; device: number }
  | { type: "unlinked"; owner: string; device: number }
  | { type: "accepted"; owner: string; id: string; to: string; error?: string }
  /** Taken and lost on the way, as asked. */
  | { type: "lost"; owner: string; id: string; to: string }
  | {
      type: "received";
      message: Received;
      from: LinkedDevice;
      customer: Customer;
      described: DescribedMessage;
    }
  /** A customer wrote to a number. */
  | { type: "written"; owner: string; customer: string; id: string; described: DescribedMessage }
  /** Somebody typed on the number's own phone. */
  | { type: "typed"; owner: string; customer: string; id: string; described: DescribedMessage }
  | { type: "copied"; owner: string; id: string; to: string }
  | { type: "undecryptable"; owner: string; customer: string; id: string; reason: string }
  /** The linked device confirmed a customer's message: kind is "delivered", "read", "inactive", "retry"… */
  | { type: "receipt"; owner: string; device: number; customer: string; kind: string; ids: string[] }
  | { type: "typing"; owner: string; customer: string; state: string }
  | { type: "presence"; owner: string; device: number; state: string }
  | { type: "query"; owner: string; what: string }
  | { type: "violation"; owner: string; device: number }
  | { type: "fault"; error: Error };
