import { claimUpload } from "~/features/media/claim-upload.server";
import type { MessageMedia } from "~/features/media/core/message-media";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { checkedText, requireFreeText, requireWay } from "./check-answer";
import { composeTemplate } from "./compose-template.server";
import type { ComposedAnswer } from "./composed-answer";
import type { AnswerContent } from "./core/answer-content";
import { mediaKindOf } from "./core/media-kind-of";
import type { AnswerGround } from "./load-answer-facts.server";

/** Meta, "Media objects": captions hold 1,024 characters; WhatsApp itself cuts there, too. */
const MOST_CAPTION = 1_024;
const TAKES_NO_CAPTION = new Set(["audio", "voice", "sticker"]);

/**
 * Turns what a member wrote into a message of the conversation's channel.
 * @throws AppError BAD_REQUEST where the channel has no such message or it is too long; CONFLICT where only a template may
 *   go out now; NOT_FOUND for a file or template that is not there
 */
export async function composeAnswer(
  tx: CompanyTransaction,
  ground: AnswerGround,
  content: AnswerContent,
): Promise<ComposedAnswer> {
  if (content.kind === "template") return composeTemplate(tx, ground, content);
  requireFreeText(ground);
  switch (content.kind) {
    case "text":
      return composeText(ground, content.text);
    case "media":
      return composeMedia(tx, ground, content);
    case "location": {
      const { kind: _, ...place } = content;
      requireWay(ground, "locations");
      const text = [place.name, place.address].filter(Boolean).join(", ");
      return {
        outbound: { type: "location", ...place },
        purpose: "SERVICE",
        bubble: { type: "location", text, content: { location: place } },
      };
    }
  }
}

function composeText(ground: AnswerGround, written: string): ComposedAnswer {
  const text = checkedText(written, ground.rules.maxTextLength);
  return {
    outbound: { type: "text", text },
    purpose: "SERVICE",
    bubble: { type: "text", text, content: null },
  };
}

async function composeMedia(
  tx: CompanyTransaction,
  ground: AnswerGround,
  { mediaId, caption = "", voice = false }: Extract<AnswerContent, { kind: "media" }>,
): Promise<ComposedAnswer> {
  requireWay(ground, voice ? "voice" : "media");
  const file = await claimUpload(tx, mediaId);
  return mediaAnswer(ground, { ...file, mediaId }, caption, voice);
}

/** A file of our store as an answer. @throws AppError BAD_REQUEST where the channel has no files, or for the caption */
export function mediaAnswer(
  ground: AnswerGround,
  file: MessageMedia & { mediaId: string },
  caption: string,
  voice: boolean,
): ComposedAnswer {
  const { mimeType, filename, mediaId: storedId } = file;
  const media = file.kind ?? mediaKindOf(mimeType ?? "", voice);
  requireWay(ground, media === "voice" ? "voice" : "media");
  const text = caption.trim();
  if (text.length > MOST_CAPTION)
    throw new AppError("BAD_REQUEST", "inbox-answer.errors.tooLong", { most: MOST_CAPTION });
  if (text !== "" && TAKES_NO_CAPTION.has(media))
    throw new AppError("BAD_REQUEST", "inbox-answer.errors.noCaption");
  return {
    outbound: {
      type: "media",
      media,
      storedId,
      ...(text !== "" && { caption: text }),
      ...(filename !== undefined && { filename }),
      ...(mimeType !== undefined && { mimeType }),
    },
    purpose: "SERVICE",
    bubble: { type: media, text, content: { media: file } },
  };
}
