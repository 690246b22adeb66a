import { z } from "zod";
import { LONGEST_REPLY, LONGEST_SHORTCUT } from "./core/quick-reply-limits";
import { unknownInQuickReply } from "./core/quick-reply-variables";

/** Typed after "/": people write it with or without the stroke, in any case. */
const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^\/+/, ""))
  .pipe(
    z
      .string()
      .min(1, "quick-replies.errors.shortcutMissing")
      .max(LONGEST_SHORTCUT, "quick-replies.errors.shortcutTooLong")
      .regex(/^[\p{L}\p{N}_-]+$/u, "quick-replies.errors.shortcutSigns"),
  );

export const quickReplySchema = z.object({
  shortcut,
  text: z
    .string()
    .trim()
    .min(1, "quick-replies.errors.textMissing")
    .max(LONGEST_REPLY, "quick-replies.errors.textTooLong")
    .refine((text) => unknownInQuickReply(text).length === 0, "quick-replies.errors.unknownVariable"),
});
export type QuickReplyInput = z.infer<typeof quickReplySchema>;
