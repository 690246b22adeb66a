import type { CustomerMessage } from "../customers/customer-message";
import type { ChatMessage } from "../customers/phone-book";
import { sentFile } from "../customers/sent-file";
import type { MetaNumber } from "../graph/entities";
import { mediaUrl } from "../graph/media";
import { waIdOf } from "../state/phone";
import type { World } from "../world";

/** The part of an inbound message that depends on its type, in Meta's shape, and how the chat shows it. */
export interface InboundContent {
  fields: Record<string, unknown>;
  shown: Pick<ChatMessage, "type" | "text" | "mediaId">;
  /** The message answered, for `context`. */
  contextId?: string;
}

/** Types that are not a chat message at all are made elsewhere. */
export type WrittenMessage = Exclude<CustomerMessage, { type: "preference" | "change-number" }>;

export function inboundContent(
  world: World,
  number: MetaNumber,
  message: WrittenMessage,
  answered: ChatMessage | undefined,
): InboundContent {
  switch (message.type) {
    case "text":
      return {
        ...shownAs("text", message.text, { text: { body: message.text } }),
        contextId: message.replyTo,
      };
    case "button":
      return tappedButton(message.index, answered);
    case "list":
      return tappedRow(message.index, answered);
    case "image":
    case "video":
    case "document":
    case "sticker":
    case "audio":
      return fileContent(world, number, message);
    case "reaction": {
      const target = message.messageId ?? answered?.id;
      const reaction =
        message.emoji === "" ? { message_id: target } : { message_id: target, emoji: message.emoji };
      return shownAs("reaction", message.emoji, { reaction });
    }
    case "location":
      return sharedPlace(message);
    case "contacts":
      return sharedContact(message);
    case "edit":
      return edited(message.text ?? "texto corrigido", answered);
    case "revoke":
      return shownAs("revoke", "", { revoke: { original_message_id: answered?.id ?? UNKNOWN } });
    default:
      return otherContent(message.type, answered);
  }
}

const shownAs = (type: string, text: string, fields: Record<string, unknown>): InboundContent => ({
  fields: { type, ...fields },
  shown: { type, text },
});

/** A template's quick reply comes as `button`, a reply button as `interactive.button_reply`. */
function tappedButton(index: number, answered: ChatMessage | undefined): InboundContent {
  const button = answered?.buttons?.[index];
  if (!button) return shownAs("text", "sim", { text: { body: "sim" } });
  const contextId = answered?.id;
  if (button.kind === "list") return tappedRow(index, answered);
  const content =
    button.kind === "reply"
      ? shownAs("interactive", button.title, {
          interactive: { type: "button_reply", button_reply: { id: button.payload, title: button.title } },
        })
      : shownAs("button", button.title, { button: { payload: button.payload, text: button.title } });
  return { ...content, contextId };
}

function tappedRow(index: number, answered: ChatMessage | undefined): InboundContent {
  const row = answered?.buttons?.filter((button) => button.kind === "list")[index];
  const reply = { id: row?.payload ?? `row-${index}`, title: row?.title ?? `Opção ${index + 1}` };
  return {
    ...shownAs("interactive", reply.title, { interactive: { type: "list_reply", list_reply: reply } }),
    contextId: answered?.id,
  };
}

function fileContent(
  world: World,
  number: MetaNumber,
  message: Extract<WrittenMessage, { type: "image" | "video" | "document" | "sticker" | "audio" }>,
): InboundContent {
  const sent = sentFile(message);
  const stored = world.media.put({
    id: world.nextNumericId(),
    bytes: sent.bytes,
    mimeType: sent.mimeType,
    filename: sent.filename,
    phoneNumberId: number.id,
    createdAt: world.now(),
  });
  const file: Record<string, unknown> = {
    mime_type: sent.mimeType,
    sha256: stored.sha256,
    id: stored.id,
    url: mediaUrl(world, stored.id),
  };
  const caption = message.type === "audio" ? "" : (message.caption ?? "");
  if (caption) file.caption = caption;
  if (sent.filename) file.filename = sent.filename;
  if (message.type === "audio") file.voice = message.voice !== false;
  if (message.type === "sticker") file.animated = false;
  return {
    fields: { type: message.type, [message.type]: file },
    shown: { type: message.type, text: caption, mediaId: stored.id },
  };
}

const UNKNOWN = "wamid.unknown";

function sharedPlace(message: Extract<WrittenMessage, { type: "location" }>): InboundContent {
  const { latitude = -8.0631, longitude = -34.8711, name = "Marco Zero", address = "Recife, PE" } = message;
  return shownAs("location", name, { location: { latitude, longitude, name, address } });
}

function sharedContact(message: Extract<WrittenMessage, { type: "contacts" }>): InboundContent {
  const { name = "Maria da Feira", phone = "+5511900000100" } = message;
  const digits = phone.replace(/\D/g, "");
  return shownAs("contacts", name, {
    contacts: [
      {
        name: { formatted_name: name, first_name: name.split(" ")[0] },
        phones: [{ phone: `+${digits}`, wa_id: waIdOf(digits), type: "CELL" }],
      },
    ],
  });
}

function edited(text: string, answered: ChatMessage | undefined): InboundContent {
  return shownAs("edit", text, {
    edit: {
      original_message_id: answered?.id ?? UNKNOWN,
      message: { context: { id: "M0" }, type: "text", text: { body: text } },
    },
  });
}

function otherContent(type: WrittenMessage["type"], answered: ChatMessage | undefined): InboundContent {
  switch (type) {
    case "order":
      return shownAs("order", "1 item", {
        order: {
          catalog_id: "1000000000001",
          text: "",
          product_items: [
            { product_retailer_id: "colchao-casal", quantity: 1, item_price: 899.9, currency: "BRL" },
          ],
        },
      });
    case "flow":
      return {
        ...shownAs("interactive", "Enviado", {
          interactive: {
            type: "nfm_reply",
            nfm_reply: {
              name: "flow",
              body: "Sent",
              response_json: '{"flow_token":"sandbox","cep":"50030-230"}',
            },
          },
        }),
        contextId: answered?.id,
      };
    default:
      return shownAs("unsupported", "", {
        errors: [
          {
            code: 131051,
            title: "Message type unknown",
            message: "Message type unknown",
            error_data: { details: "Message type is currently not supported." },
          },
        ],
        unsupported: { type: "poll" },
      });
  }
}
