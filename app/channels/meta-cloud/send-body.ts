import type { Address, OutboundContent, OutboundMessage, TemplateParameter } from "../channel";

type MediaContent = Extract<OutboundContent, { type: "media" }>;

/** `to` in Meta's words. A phone or WhatsApp id always gets "+": without it Meta prefixes its own country code. */
function recipientOf(to: Address): { to: string } | { recipient: string } | undefined {
  const phone = to.phone ?? to.waId;
  if (phone) return { to: phone.startsWith("+") ? phone : `+${phone}` };
  return to.userId ? { recipient: to.userId } : undefined;
}

function parameterOf(parameter: TemplateParameter): unknown {
  switch (parameter.type) {
    case "image":
    case "video":
    case "document": {
      const { type, mediaId, link, filename } = parameter;
      return { type, [type]: { ...(mediaId ? { id: mediaId } : { link }), ...(filename && { filename }) } };
    }
    default:
      return parameter;
  }
}

function templateOf(content: Extract<OutboundContent, { type: "template" }>): unknown {
  const language = { code: content.language };
  if (content.components.length === 0) return { name: content.name, language };
  const components = content.components.map(({ type, subType, index, parameters }) =>
    type === "button"
      ? { type, sub_type: subType, index: String(index ?? 0), parameters: parameters.map(parameterOf) }
      : { type, parameters: parameters.map(parameterOf) },
  );
  return { name: content.name, language, components };
}

function mediaOf(content: MediaContent): unknown {
  const takesCaption = content.media !== "audio" && content.media !== "voice" && content.media !== "sticker";
  return {
    ...(content.mediaId ? { id: content.mediaId } : { link: content.link }),
    ...(content.media === "voice" && { voice: true }),
    ...(takesCaption && content.caption && { caption: content.caption }),
    ...(content.media === "document" && content.filename && { filename: content.filename }),
  };
}

export interface Missing {
  missing: "recipient" | "file" | "way";
}

/** Type and object of the content, or why there is none: Meta has not the file, or no way to change and take back. */
function payloadOf(content: OutboundContent): { type: string; payload: unknown } | Missing {
  switch (content.type) {
    case "template":
      return { type: "template", payload: templateOf(content) };
    case "text":
      return { type: "text", payload: { body: content.text, preview_url: true } };
    case "media":
      if (!content.mediaId && !content.link) return { missing: "file" };
      return { type: content.media === "voice" ? "audio" : content.media, payload: mediaOf(content) };
    case "location": {
      const { latitude, longitude, name, address } = content;
      return {
        type: "location",
        payload: { latitude, longitude, ...(name && { name }), ...(address && { address }) },
      };
    }
    case "reaction":
      return { type: "reaction", payload: { message_id: content.providerId, emoji: content.emoji } };
    case "edit":
    case "delete":
      return { missing: "way" };
  }
}

/**
 * The JSON text for `POST /{phone number id}/messages`, or why there is none: the address holds nothing Meta can reach,
 * or the Cloud API has no such message. Our outgoing id travels in `biz_opaque_callback_data`, which every status echoes.
 */
export function buildSendBody(message: OutboundMessage): string | Missing {
  const recipient = recipientOf(message.to);
  if (!recipient) return { missing: "recipient" };
  const built = payloadOf(message.content);
  if ("missing" in built) return built;
  return JSON.stringify({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...recipient,
    ...(message.replyTo && { context: { message_id: message.replyTo } }),
    type: built.type,
    [built.type]: built.payload,
    biz_opaque_callback_data: message.id,
  });
}
