import { firstText, isObject, type JsonObject, objectOf } from "../narrow-json";
import { parseMessagingLimit } from "./parse-messaging-limit";

export type MetaQuality = "green" | "yellow" | "red" | "unknown";

/** A WhatsApp number as Graph describes it. Whatever Meta left out is absent. */
export interface MetaPhoneNumber {
  readonly id: string;
  /** "+55 11 3000-0000", as Meta formats it. */
  readonly displayPhone: string;
  readonly verifiedName?: string;
  readonly quality: MetaQuality;
  /** CONNECTED, PENDING, FLAGGED, RESTRICTED, BANNED … */
  readonly status?: string;
  /** Messages per second, in and out: 80, 1000 after upgrade, 20 beside the phone app (coexistence). */
  readonly messagesPerSecond?: number;
  /** Unique people outside the 24-hour window per moving 24 hours; the portfolio's when Meta tells it. */
  readonly dailyLimit?: number | "unlimited";
  readonly nameStatus?: string;
}

const QUALITIES: Readonly<Record<string, MetaQuality>> = { GREEN: "green", YELLOW: "yellow", RED: "red" };

/** Meta, "Throughput" (2026-05): standard 80, high 1,000; coexistence is fixed at 20. */
function messagesPerSecondOf(row: JsonObject): number | undefined {
  if (row.is_on_biz_app === true) return 20;
  const level = firstText(objectOf(row.throughput).level);
  return level === "HIGH" ? 1000 : level === "STANDARD" ? 80 : undefined;
}

/** Reads one number of a Graph answer; undefined without an id. */
export function readMetaPhoneNumber(value: unknown): MetaPhoneNumber | undefined {
  const row = objectOf(value);
  const id = firstText(row.id);
  if (!isObject(value) || id === undefined) return undefined;
  const quality = firstText(row.quality_rating, objectOf(row.quality_score).score);
  const dailyLimit =
    parseMessagingLimit(row.whatsapp_business_manager_messaging_limit) ??
    parseMessagingLimit(row.messaging_limit_tier);
  return {
    id,
    displayPhone: firstText(row.display_phone_number) ?? "",
    verifiedName: firstText(row.verified_name),
    quality: QUALITIES[quality?.toUpperCase() ?? ""] ?? "unknown",
    status: firstText(row.status),
    messagesPerSecond: messagesPerSecondOf(row),
    ...(dailyLimit !== undefined && { dailyLimit }),
    nameStatus: firstText(row.name_status),
  };
}
