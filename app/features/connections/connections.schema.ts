import { z } from "zod";

const name = z.string().trim().min(1).max(80);
const metaId = z
  .string()
  .trim()
  .regex(/^\d{5,25}$/);
const secret = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .regex(/^[\x21-\x7e]+$/);
const rate = z.coerce.number().int().min(1).max(10_000);

/** What a Meta number needs. `portfolioId` is Meta's business id, whose daily limit all its numbers share. */
export const addMetaInput = z.object({
  name,
  phoneNumberId: metaId,
  wabaId: metaId,
  portfolioId: metaId,
  token: secret,
  appSecret: secret.optional(),
  verifyToken: secret.optional(),
  /** Messages per second; absent = what Meta says about the number. */
  rate: rate.optional(),
});
export type AddMetaInput = z.infer<typeof addMetaInput>;

/** An SMS sender: a number in E.164, a short code, or a Messaging Service ("MG…"). */
export const addSmsInput = z.object({
  name,
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-zA-Z]{2,64}$/),
  authToken: secret,
  from: z
    .string()
    .trim()
    .regex(/^(?:\+\d{6,15}|\d{3,8}|MG[0-9a-zA-Z]{2,64})$/),
  rate: rate.optional(),
});
export type AddSmsInput = z.infer<typeof addSmsInput>;

export const discoverInput = z.object({ token: secret });
export const connectionId = z.object({ id: z.uuid() });
export const testMessageInput = connectionId.extend({ phone: z.string().trim().min(3).max(40) });
export const changeConnectionInput = connectionId.extend({ name: name.optional(), rate: rate.optional() });
export const reconnectInput = connectionId.extend({ token: secret });
