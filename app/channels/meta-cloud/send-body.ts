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
  const takesCaption = content.media !== "audio" && content.media !== "sticker";
  return {
    ...(content.mediaId ? { id: content.mediaId } : { link: content.link }),
    ...(takesCaption && content.caption && { caption: content.caption }),
    ...(content.media === "document" && content.filename && { filename: content.filename }),
  };
}

/**
 * The JSON text for `POST /{phone number id}/messages`, or undefined when the address holds nothing Meta can reach.
 * Our outgoing id travels in `biz_opaque_callback_data`, which every status echoes.
 */
export function buildSendBody(message: OutboundMessage): string | undefined {
  const recipient = recipientOf(message.to);
  if (!recipient) return undefined;
  const { content } = message;
  const type = content.type === "media" ? content.media : content.type;
  const payload =
    content.type === "template"
      ? templateOf(content)
      : content.type === "text"
        ? { body: content.text, preview_url: true }
        : mediaOf(content);
  return JSON.stringify({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...recipient,
    ...(message.replyTo && { context: { message_id: message.replyTo } }),
    type,
    [type]: payload,
    biz_opaque_callback_data: message.id,
  });
}
