import { z } from "zod";

const name = z.string().trim().min(1).max(80);
/** Digits of a phone without "+", or of a LID with "@lid". */
const chat = z.string().regex(/^(?:\d{8,15}|\d{5,20}@lid)$/);
const chats = z.array(chat).max(500);
/** E.164. */
const phone = z.string().regex(/^\+\d{8,15}$/);

export const linkedId = z.object({ id: z.uuid() });
export const addWhatsappInput = z.object({
  name,
  history: z.boolean().optional(),
  privateChats: chats.optional(),
  server: z.enum(["whatsapp", "sandbox"]).optional(),
});
export const startLinkingInput = linkedId.extend({ allowOther: z.boolean().optional() });
export const phoneInput = linkedId.extend({ phone });
export const privateChatsInput = linkedId.extend({ chats });
