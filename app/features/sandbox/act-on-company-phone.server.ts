import { z } from "zod";
import type { PageSession } from "~/features/auth/require-company.server";
import { isAtLeast } from "~/features/companies/core/permissions";
import { AppError } from "~/platform/errors/app-error";
import { askSandbox } from "./ask-sandbox.server";
import { type CompanyPhones, companyPhones } from "./company-phones.server";
import { CLOSE_CHOICES } from "./company-phones-view";

const phone = z
  .string()
  .transform((text) => `+${text.replace(/\D/g, "")}`)
  .refine((text) => /^\+\d{8,15}$/.test(text));

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("scan"), phone, connectionId: z.uuid() }),
  z.object({ intent: z.literal("scan-text"), phone, qr: z.string().trim().min(20).max(2_000) }),
  z.object({ intent: z.literal("type-code"), phone, code: z.string().trim().min(8).max(20) }),
  z.object({ intent: z.literal("unlink"), phone, device: z.coerce.number().int().min(1) }),
  z.object({ intent: z.literal("close"), phone, code: z.enum(CLOSE_CHOICES) }),
  z.object({ intent: z.literal("send"), phone, to: phone, text: z.string().trim().min(1).max(4096) }),
]);
type Intent = z.output<typeof intents>;

/**
 * Does what the person at the simulator does with a phone of the company: point its camera at a code, type letters, write,
 * leave a device, or have its connections end. Only with phones of this company's own numbers, or with one that nobody
 * has linked.
 * @throws AppError BAD_REQUEST, FORBIDDEN, or UNAVAILABLE while the sandbox does not answer
 */
export async function actOnCompanyPhone({ ctx, role }: PageSession, form: FormData): Promise<void> {
  if (!isAtLeast(role, "agent")) throw new AppError("FORBIDDEN", "auth.errors.roleTooLow");
  const parsed = intents.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new AppError("BAD_REQUEST", `sandbox.errors.${wrongOf(form)}`);
  const intent = parsed.data;
  const known = await companyPhones(ctx);
  await refuseForeign(intent, known);
  const [path, body] = requestOf(intent, known);
  const { status } = await askSandbox(`whatsapp/${path}`, body);
  if (status >= 200 && status < 300) return;
  if (status >= 400 && status < 500) throw new AppError("BAD_REQUEST", `sandbox.errors.${refusalOf(intent)}`);
  throw new AppError("UNAVAILABLE", "sandbox.errors.away");
}

/** A code may be read by a phone of one's own or a free one; everything else by one's own alone. */
async function refuseForeign(intent: Intent, { phones }: CompanyPhones): Promise<void> {
  const found = phones.find((one) => one.phone === intent.phone);
  const links = intent.intent === "scan" || intent.intent === "scan-text" || intent.intent === "type-code";
  if (found?.own || (found && links)) return;
  // A phone that the sandbox does not know yet is free as well.
  if (links && !found && !(await exists(intent.phone))) return;
  throw new AppError("FORBIDDEN", "sandbox.errors.otherPhone");
}

async function exists(wanted: string): Promise<boolean> {
  const { status } = await askSandbox(`whatsapp/phones/${encodeURIComponent(wanted)}`);
  return status !== 404;
}

function requestOf(intent: Intent, { numbers, phones }: CompanyPhones): [path: string, body: object] {
  const { intent: kind, ...rest } = intent;
  // What the phone calls itself on WhatsApp.
  const name = phones.find(({ phone }) => phone === intent.phone)?.name;
  switch (intent.intent) {
    case "scan": {
      const qr = numbers.find(({ connectionId }) => connectionId === intent.connectionId)?.qr;
      if (!qr) throw new AppError("CONFLICT", "sandbox.errors.codeGone");
      return ["scan", { phone: intent.phone, name, qr }];
    }
    case "scan-text":
      return ["scan", { phone: intent.phone, name, qr: intent.qr }];
    case "type-code":
      return [kind, { ...rest, name }];
    case "close":
      return ["close", { phone: intent.phone, code: intent.code === "cut" ? "cut" : Number(intent.code) }];
    case "send":
      return ["phone-sends", rest];
    default:
      return [kind, rest];
  }
}

const wrongOf = (form: FormData) => (form.get("intent") === "type-code" ? "wrongLetters" : "wrong");

function refusalOf({ intent }: Intent) {
  if (intent === "scan" || intent === "scan-text") return "scanRefused";
  return intent === "type-code" ? "lettersRefused" : "refused";
}
