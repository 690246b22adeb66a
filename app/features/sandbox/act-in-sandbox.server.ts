import { z } from "zod";
import type { PageSession } from "~/features/auth/require-company.server";
import { isAtLeast } from "~/features/companies/core/permissions";
import { AppError } from "~/platform/errors/app-error";
import { askSandbox } from "./ask-sandbox.server";
import { ownBusinesses } from "./own-businesses.server";
import type { SandboxBusiness } from "./sandbox-view";

const phone = { phone: z.string().regex(/^\+?\d{8,15}$/), business: z.string().min(1) };
const percent = z.coerce.number().min(0).max(100);

/** What is sent at the press of a button; see messageOf. */
const SENT = [
  "audio",
  "photo",
  "video",
  "document",
  "large-document",
  "sticker",
  "location",
  "contact",
] as const;

const LARGE_MEGABYTES = 20;

const intents = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("say"), ...phone, text: z.string().trim().min(1).max(4096) }),
  z.object({
    intent: z.literal("press"),
    ...phone,
    messageId: z.string(),
    index: z.coerce.number().int().min(0),
    kind: z.enum(["button", "list"]),
  }),
  z.object({ intent: z.enum(SENT), ...phone }),
  z.object({ intent: z.literal("react"), ...phone, messageId: z.string(), emoji: z.string().max(16) }),
  z.object({
    intent: z.literal("edit"),
    ...phone,
    messageId: z.string(),
    text: z.string().trim().min(1).max(4096),
  }),
  z.object({ intent: z.literal("remove"), ...phone, messageId: z.string() }),
  z.object({ intent: z.literal("read"), phone: phone.phone }),
  z.object({
    intent: z.literal("settings"),
    seed: z.string().trim().min(1).max(64).optional(),
    speed: z.coerce.number().min(0.1).max(1000).optional(),
    duplicatePercent: percent.optional(),
    reorderPercent: percent.optional(),
    slowMs: z.coerce.number().int().min(0).max(120_000).optional(),
    down: z
      .enum(["yes", "no"])
      .transform((word) => word === "yes")
      .optional(),
  }),
  z.object({ intent: z.literal("restart") }),
]);

type Intent = z.output<typeof intents>;

/**
 * Does what a pretend customer or the person at the simulator asked. Only through this company's numbers; settings and
 * a restart concern everybody at this sandbox, so they need an admin.
 * @throws AppError BAD_REQUEST, FORBIDDEN, or UNAVAILABLE while the sandbox does not answer
 */
export async function actInSandbox({ ctx, role }: PageSession, form: FormData): Promise<void> {
  const parsed = intents.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new AppError("BAD_REQUEST", "sandbox.errors.wrong");
  const intent = parsed.data;
  const shared = intent.intent === "settings" || intent.intent === "restart";
  if (!isAtLeast(role, shared ? "admin" : "agent")) throw new AppError("FORBIDDEN", "auth.errors.roleTooLow");
  if (intent.intent === "settings") {
    const { intent: _, ...settings } = intent;
    return tell("settings", settings);
  }
  if (intent.intent === "restart") return tell("reset", { registrations: false });
  const state = await askSandbox<{ numbers: SandboxBusiness[] }>("state");
  if (!state.body) throw new AppError("UNAVAILABLE", "sandbox.errors.away");
  const { businesses } = await ownBusinesses(ctx, state.body.numbers);
  const keys = businesses.map(({ key }) => key);
  const path = `phones/${encodeURIComponent(intent.phone)}`;
  if (intent.intent === "read") return tell(`${path}/read`, { businesses: keys });
  if (!keys.includes(intent.business)) throw new AppError("FORBIDDEN", "sandbox.errors.otherNumber");
  return tell(`${path}/send`, { business: intent.business, message: messageOf(intent) });
}

function messageOf(intent: Exclude<Intent, { intent: "settings" | "restart" | "read" }>): object {
  switch (intent.intent) {
    case "say":
      return { type: "text", text: intent.text };
    case "press":
      return { type: intent.kind, index: intent.index, messageId: intent.messageId };
    case "audio":
      return { type: "audio", voice: true };
    case "photo":
      return { type: "image" };
    case "video":
    case "document":
    case "sticker":
    case "location":
      return { type: intent.intent };
    case "large-document":
      return { type: "document", megabytes: LARGE_MEGABYTES };
    case "contact":
      return { type: "contacts" };
    case "react":
      return { type: "reaction", emoji: intent.emoji, messageId: intent.messageId };
    case "edit":
      return { type: "edit", text: intent.text, messageId: intent.messageId };
    case "remove":
      return { type: "revoke", messageId: intent.messageId };
  }
}

async function tell(path: string, body: object): Promise<void> {
  const { status } = await askSandbox(path, body);
  if (status >= 200 && status < 300) return;
  if (status >= 400 && status < 500) throw new AppError("BAD_REQUEST", "sandbox.errors.refused");
  throw new AppError("UNAVAILABLE", "sandbox.errors.away");
}
