import type { AcceptedMessage } from "../graph/accepted-message";
import { META_ERRORS } from "../graph/error-table";
import { userIdOf } from "../graph/user-id";
import { hashText } from "../state/random";
import type { World } from "../world";
import { emitNumberUpdate, metadataOf } from "./emit-meta";

export interface StatusOptions {
  code?: number;
  /** How long before now the status says it happened. */
  backdateMs?: number;
  /** Called when the receiver answered 200. */
  onTaken?: () => void;
}

/** Reports one status of a message. Webhook v23 carries `conversation`; v24 does not and knows business-scoped ids. */
export function emitStatus(
  world: World,
  message: AcceptedMessage,
  status: "sent" | "delivered" | "read" | "failed",
  options: StatusOptions = {},
): void {
  const { number, waId } = message;
  const at = world.now() - (options.backdateMs ?? 0);
  const v24 = world.settings.webhookVersion === "v24";
  const entry: Record<string, unknown> = {
    id: message.id,
    status,
    timestamp: String(Math.floor(at / 1000)),
    recipient_id: waId,
  };
  if (v24) entry.recipient_user_id = userIdOf(world, number.businessId, waId);
  if (message.outgoingId !== undefined) entry.biz_opaque_callback_data = message.outgoingId;
  if (status === "sent" || status === "delivered") {
    if (!v24) entry.conversation = conversationOf(message, status, at);
    entry.pricing = pricingOf(message);
  }
  if (status === "failed") entry.errors = [failureOf(options.code ?? 131000)];
  emitNumberUpdate(world, number, {
    field: "messages",
    kind: status,
    phone: message.phone,
    delivered: options.onTaken,
    value: {
      messaging_product: "whatsapp",
      metadata: metadataOf(number),
      ...(v24 && status !== "failed"
        ? { contacts: [{ wa_id: waId, user_id: entry.recipient_user_id }] }
        : {}),
      statuses: [entry],
    },
  });
}

function pricingOf(message: AcceptedMessage): Record<string, unknown> {
  return {
    billable: message.billable,
    pricing_model: "PMP",
    type: message.billable ? "regular" : "free_customer_service",
    category: message.category,
  };
}

function conversationOf(message: AcceptedMessage, status: string, at: number): Record<string, unknown> {
  const conversation: Record<string, unknown> = {
    id: hashText(message.id).toString(16).padStart(8, "0").repeat(4),
    origin: { type: message.category },
  };
  if (status === "sent") conversation.expiration_timestamp = String(Math.floor(at / 1000) + 86_400);
  return conversation;
}

function failureOf(code: number): Record<string, unknown> {
  const row = META_ERRORS[code];
  return {
    code,
    title: row?.title ?? "Unknown error",
    message: row?.title ?? "Unknown error",
    error_data: { details: row?.details ?? "" },
    href: "/documentation/business-messaging/whatsapp/support/error-codes",
  };
}
