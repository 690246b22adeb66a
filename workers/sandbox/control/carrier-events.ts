import { z } from "zod";
import { templateKey, type Waba } from "../graph/entities";
import { tierPeople } from "../graph/limits";
import { changeTemplateStatus, templateIdentity } from "../graph/template-store";
import { TIERS } from "../state/registry";
import { emitAccountUpdate, emitNumberUpdate, metadataOf } from "../webhooks/emit-meta";
import type { World } from "../world";

const template = { wabaId: z.string(), name: z.string(), language: z.string() };

/** Things that Meta or Twilio do to an account by themselves, asked for by a test or a person at the simulator. */
export const carrierEventSchema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("template-status"),
    ...template,
    event: z.string(),
    reason: z.string().optional(),
    otherInfo: z.record(z.string(), z.string()).optional(),
  }),
  z.object({
    do: z.literal("template-quality"),
    ...template,
    quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
  }),
  z.object({
    do: z.literal("template-category"),
    ...template,
    category: z.enum(["MARKETING", "UTILITY", "AUTHENTICATION"]),
  }),
  /** Gone from Meta without a word, as when somebody deletes it in Meta's own screen. */
  z.object({ do: z.literal("template-vanish"), ...template }),
  z.object({
    do: z.literal("number-quality"),
    phoneNumberId: z.string(),
    quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
  }),
  z.object({
    do: z.literal("number-throughput"),
    phoneNumberId: z.string(),
    messagesPerSecond: z.number().min(0),
  }),
  z.object({ do: z.literal("tier"), businessId: z.string(), tier: z.enum(TIERS) }),
  z.object({ do: z.literal("token"), token: z.string(), alive: z.boolean() }),
  z.object({
    do: z.literal("account"),
    wabaId: z.string(),
    locked: z.boolean().optional(),
    unpaid: z.boolean().optional(),
  }),
  z.object({ do: z.literal("echo"), phoneNumberId: z.string(), to: z.string(), text: z.string() }),
  /** Any field and value, for shapes that nothing here makes by itself. */
  z.object({
    do: z.literal("raw"),
    wabaId: z.string(),
    field: z.string(),
    value: z.record(z.string(), z.unknown()),
  }),
  z.object({
    do: z.literal("twilio-account"),
    accountSid: z.string(),
    suspended: z.boolean().optional(),
    /** US dollars, as Twilio writes them. */
    balance: z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .optional(),
  }),
  z.object({
    do: z.literal("callback"),
    appId: z.string(),
    callbackUrl: z.url(),
    verifyToken: z.string(),
  }),
]);
export type CarrierEvent = z.input<typeof carrierEventSchema>;

/** Does it; returns a sentence when the thing named does not exist. */
export function performCarrierEvent(
  world: World,
  event: z.output<typeof carrierEventSchema>,
): string | undefined {
  switch (event.do) {
    case "template-status":
    case "template-quality":
    case "template-category":
    case "template-vanish":
      return onTemplate(world, event);
    case "number-quality":
    case "number-throughput":
    case "echo":
      return onNumber(world, event);
    case "tier":
      return changeTier(world, event.businessId, event.tier);
    case "token": {
      const token = world.tokens.get(event.token);
      if (!token) return "no such token";
      token.alive = event.alive;
      world.onRemember();
      return undefined;
    }
    case "account":
      return onAccount(world, event);
    case "raw": {
      const waba = world.wabas.get(event.wabaId);
      if (!waba) return "no such WABA";
      emitAccountUpdate(world, waba, { field: event.field, kind: "raw", value: event.value });
      return undefined;
    }
    case "twilio-account": {
      const account = world.twilio.get(event.accountSid);
      if (!account) return "no such account";
      account.suspended = event.suspended ?? account.suspended;
      account.balance = event.balance ?? account.balance;
      return undefined;
    }
    case "callback":
      return "use setCallback: it has to ask the address first";
  }
}

type Of<K extends string> = Extract<z.output<typeof carrierEventSchema>, { do: K }>;

function onTemplate(
  world: World,
  event: Of<"template-status" | "template-quality" | "template-category" | "template-vanish">,
): string | undefined {
  const waba = world.wabas.get(event.wabaId);
  const key = templateKey(event.name, event.language);
  const found = waba?.templates.get(key);
  if (!waba || !found) return "no such template";
  if (event.do === "template-vanish") waba.templates.delete(key);
  if (event.do === "template-status") changeTemplateStatus(world, waba, found, event);
  if (event.do === "template-quality") {
    const value = {
      previous_quality_score: found.quality,
      new_quality_score: event.quality,
      ...templateIdentity(found),
    };
    found.quality = event.quality;
    emitAccountUpdate(world, waba, { field: "message_template_quality_update", kind: event.quality, value });
  }
  if (event.do === "template-category") {
    const value = {
      ...templateIdentity(found),
      previous_category: found.category,
      new_category: event.category,
    };
    found.previousCategory = found.category;
    found.category = event.category;
    emitAccountUpdate(world, waba, { field: "template_category_update", kind: event.category, value });
  }
  world.onRemember();
  return undefined;
}

function onNumber(
  world: World,
  event: Of<"number-quality" | "number-throughput" | "echo">,
): string | undefined {
  const number = world.numbers.get(event.phoneNumberId);
  const waba = number && world.wabas.get(number.wabaId);
  if (!number || !waba) return "no such number";
  if (event.do === "echo") {
    emitNumberUpdate(world, number, {
      field: "smb_message_echoes",
      kind: "echo",
      value: {
        messaging_product: "whatsapp",
        metadata: metadataOf(number),
        message_echoes: [
          {
            from: number.digits,
            to: event.to.replace(/\D/g, ""),
            id: `wamid.HBgN${world.nextHex(28).toUpperCase()}DA==`,
            timestamp: String(Math.floor(world.now() / 1000)),
            type: "text",
            text: { body: event.text },
          },
        ],
      },
    });
    return undefined;
  }
  const worse = event.do === "number-quality" && event.quality !== "GREEN";
  if (event.do === "number-quality") number.quality = event.quality;
  else number.messagesPerSecond = event.messagesPerSecond;
  const name = event.do === "number-throughput" ? "THROUGHPUT_UPGRADE" : worse ? "FLAGGED" : "UNFLAGGED";
  const tier = world.businesses.get(number.businessId)?.tier ?? "TIER_250";
  const limit =
    world.settings.webhookVersion === "v23"
      ? { current_limit: tier }
      : { max_daily_conversations_per_business: tier };
  emitAccountUpdate(world, waba, {
    field: "phone_number_quality_update",
    kind: name,
    value: { display_phone_number: number.digits, event: name, ...limit },
  });
  world.onRemember();
  return undefined;
}

/** v23 tells the limit as a number (-1 = none), v24 as a tier's name. */
function changeTier(world: World, businessId: string, tier: Of<"tier">["tier"]): string | undefined {
  const business = world.businesses.get(businessId);
  if (!business) return "no such business";
  business.tier = tier;
  const people = tierPeople(tier);
  const limit =
    world.settings.webhookVersion === "v24" ? tier : people === Number.POSITIVE_INFINITY ? -1 : people;
  for (const waba of wabasOf(world, businessId)) {
    emitAccountUpdate(world, waba, {
      field: "business_capability_update",
      kind: tier,
      value: { max_daily_conversations_per_business: limit, max_phone_numbers_per_waba: 25 },
    });
  }
  world.onRemember();
  return undefined;
}

function onAccount(world: World, event: Of<"account">): string | undefined {
  const waba = world.wabas.get(event.wabaId);
  if (!waba) return "no such WABA";
  if (event.unpaid !== undefined) waba.unpaid = event.unpaid;
  if (event.locked !== undefined && event.locked !== waba.locked) {
    waba.locked = event.locked;
    const state = event.locked ? "DISABLE" : "REINSTATE";
    emitAccountUpdate(world, waba, {
      field: "account_update",
      kind: "DISABLED_UPDATE",
      value: {
        event: "DISABLED_UPDATE",
        ban_info: { waba_ban_state: state, waba_ban_date: new Date(world.now()).toISOString().slice(0, 10) },
      },
    });
  }
  return undefined;
}

function wabasOf(world: World, businessId: string): Waba[] {
  return [...world.wabas.values()].filter((waba) => waba.businessId === businessId);
}
