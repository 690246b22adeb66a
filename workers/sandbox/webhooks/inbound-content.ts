import type { CustomerMessage } from "../customers/customer-message";
import type { ChatMessage } from "../customers/phone-book";
import { SAMPLE_FILES } from "../customers/sample-media";
import type { MetaNumber } from "../graph/entities";
import { mediaUrl } from "../graph/media";
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
      return sentFile(world, number, message);
    case "reaction": {
      const target = message.messageId ?? answered?.id;
      const reaction =
        message.emoji === "" ? { message_id: target } : { message_id: target, emoji: message.emoji };
      return shownAs("reaction", message.emoji, { reaction });
    }
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

/** The sample with zeros behind it: still what its first bytes say. */
function padded(sample: Uint8Array, bytes: number): Uint8Array {
  const file = new Uint8Array(Math.max(sample.length, Math.round(bytes)));
  file.set(sample);
  return file;
}

function sentFile(
  world: World,
  number: MetaNumber,
  message: Extract<WrittenMessage, { type: "image" | "video" | "document" | "sticker" | "audio" }>,
): InboundContent {
  const sample = SAMPLE_FILES[message.type];
  const megabytes = "megabytes" in message ? message.megabytes : undefined;
  const stored = world.media.put({
    id: world.nextNumericId(),
    bytes: megabytes ? padded(sample.bytes, megabytes * 1024 * 1024) : sample.bytes,
    mimeType: sample.mimeType,
    filename: sample.filename,
    phoneNumberId: number.id,
    createdAt: world.now(),
  });
  const file: Record<string, unknown> = {
    mime_type: sample.mimeType,
    sha256: stored.sha256,
    id: stored.id,
    url: mediaUrl(world, stored.id),
  };
  const caption = message.type === "audio" ? "" : (message.caption ?? "");
  if (caption) file.caption = caption;
  if (sample.filename) file.filename = sample.filename;
  if (message.type === "audio") file.voice = message.voice !== false;
  if (message.type === "sticker") file.animated = false;
  return {
    fields: { type: message.type, [message.type]: file },
    shown: { type: message.type, text: caption, mediaId: stored.id },
  };
}

function otherContent(type: WrittenMessage["type"], answered: ChatMessage | undefined): InboundContent {
  switch (type) {
    case "location":
      return shownAs("location", "Marco Zero", {
        location: { latitude: -8.0631, longitude: -34.8711, name: "Marco Zero", address: "Recife, PE" },
      });
    case "contacts":
      return shownAs("contacts", "Maria da Feira", {
        contacts: [
          {
            name: { formatted_name: "Maria da Feira", first_name: "Maria" },
            phones: [{ phone: "+55 11 90000-0100", wa_id: "5511900000100", type: "CELL" }],
          },
        ],
      });
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
    case "edit":
      return shownAs("edit", "texto corrigido", {
        edit: {
          original_message_id: answered?.id ?? "wamid.unknown",
          message: { context: { id: "M0" }, type: "text", text: { body: "texto corrigido" } },
        },
      });
    case "revoke":
      return shownAs("revoke", "", { revoke: { original_message_id: answered?.id ?? "wamid.unknown" } });
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
