import type { Settings } from "../settings";
import { randomFrom } from "../state/random";
import type { Step } from "./customer-message";
import { magicPhone } from "./magic-phones";
import { QUESTION_LINES, REPLY_LINES, STOP_LINES } from "./reply-lines";

export type Persona = "ordinary" | "asks" | "stops" | "reads" | "never-reads" | "buys";

export interface Received {
  channel: "whatsapp" | "sms";
  waId: string;
  persona: Persona;
  /** How many messages this phone had received before: each gets its own dice. */
  count: number;
}

/**
 * What a pretend customer does with a message. Pure: the same seed, phone and count give the same steps, in
 * whatever order phones are served. Times are of real life; the caller divides by the speed.
 */
export function planReaction(received: Received, settings: Settings): Step[] {
  const magic = magicPhone(received.waId)?.[received.channel];
  if (magic?.failsWith)
    return [
      { afterMs: 400, do: "sent" },
      { afterMs: 1500, do: "failed", code: magic.failsWith },
    ];
  if (magic?.steps) return magic.steps;
  if (received.waId.startsWith("5511900000"))
    return [
      { afterMs: 300, do: "sent" },
      { afterMs: 900, do: "delivered" },
    ];
  return planOrdinary(received, settings);
}

function planOrdinary(received: Received, settings: Settings): Step[] {
  const { customers } = settings;
  const random = randomFrom(`${settings.seed} ${received.waId} ${received.count}`);
  const sentMs = random.between(300, 1500);
  const steps: Step[] = [{ afterMs: sentMs, do: "sent" }];
  const keen = received.persona !== "ordinary" && received.persona !== "never-reads";
  if (!keen && !random.chance(customers.deliveredPercent)) {
    if (!random.chance(customers.undeliverableFailPercent)) return steps;
    const code = received.channel === "sms" ? 30003 : 131026;
    return received.channel === "sms"
      ? [...steps, { afterMs: sentMs + 4000, do: "failed", code }]
      : [{ afterMs: sentMs, do: "failed", code }];
  }
  const deliveredMs = sentMs + random.between(500, 5000);
  steps.push({ afterMs: deliveredMs, do: "delivered" });
  if (received.persona === "never-reads" || (!keen && !random.chance(customers.readPercent))) return steps;
  const readMs = deliveredMs - Math.log(1 - random.next()) * 40_000 * (keen ? 0.1 : 1);
  steps.push({ afterMs: readMs, do: "read" });
  const text = replyText(received.persona, random, customers);
  if (text)
    steps.push({
      afterMs: readMs + random.between(4000, 60_000),
      do: "reply",
      reply: { type: "text", text },
    });
  return steps;
}

function replyText(
  persona: Persona,
  random: ReturnType<typeof randomFrom>,
  customers: Settings["customers"],
): string | undefined {
  if (persona === "asks") return random.pick(QUESTION_LINES);
  if (persona === "stops") return random.pick(STOP_LINES);
  if (persona === "buys") return "Se parcelar em 10 vezes eu levo";
  if (persona !== "ordinary") return undefined;
  if (random.chance(customers.stopPercent)) return random.pick(STOP_LINES);
  return random.chance(customers.replyPercent) ? random.pick(REPLY_LINES) : undefined;
}
