import type { CustomerMessage } from "../../customers/customer-message";
import type { ChatMessage } from "../../customers/phone-book";
import { sentFile } from "../../customers/sent-file";
import type { CustomerContent } from "../relay/customer-content";

/**
 * What a person at the simulator does, as WhatsApp between phones knows it. `answered` is the business's message it is
 * about, `ownNewest` the person's own last one (for edits and deletions). Buttons are only words here; what exists with
 * Meta alone (orders, flows) becomes something that cannot be shown.
 */
export function customerContentOf(
  message: CustomerMessage,
  answered: ChatMessage | undefined,
  ownNewest?: ChatMessage,
): CustomerContent {
  switch (message.type) {
    case "text":
      return {
        type: "text",
        text: message.text,
        ...(message.replyTo ? { replyTo: message.replyTo, replyText: answered?.text } : {}),
      };
    case "image":
    case "video":
    case "document":
    case "sticker":
      return {
        type: message.type,
        caption: message.caption,
        ...(message.megabytes || message.file ? sentFile(message) : {}),
      };
    case "audio":
      return { type: message.voice === false ? "audio" : "voice" };
    case "reaction":
      return { type: "reaction", emoji: message.emoji, messageId: message.messageId ?? answered?.id ?? "" };
    case "button":
    case "list":
      return { type: "text", text: answered?.buttons?.[message.index]?.title ?? "sim" };
    case "location":
      return {
        type: "location",
        latitude: message.latitude,
        longitude: message.longitude,
        name: message.name,
      };
    case "contacts":
      return { type: "contact", name: message.name, phone: message.phone?.replace(/\D/g, "") };
    case "preference":
      return { type: "text", text: message.value === "stop" ? "SAIR" : "VOLTAR" };
    case "edit":
      return {
        type: "edit",
        messageId: message.messageId ?? ownNewest?.id ?? "",
        text: message.text ?? "texto corrigido",
      };
    case "revoke":
      return { type: "revoke", messageId: message.messageId ?? ownNewest?.id ?? "" };
    default:
      return { type: "unknown" };
  }
}
