import type { BoundedMap } from "../state/bounded-map";
import type { Tier } from "../state/registry";
import type { RateWindow } from "./rate-window";
import type { TemplateShape } from "./template-shape";

/** What the pretend Meta remembers. Ids are strings everywhere, as in Meta's REST answers. */

export interface MetaApp {
  id: string;
  secret: string;
  callbackUrl?: string;
  verifyToken?: string;
}

export interface MetaToken {
  token: string;
  appId: string;
  alive: boolean;
  businessIds: Set<string>;
  wabaIds: Set<string>;
}

export interface Business {
  id: string;
  name: string;
  tier: Tier;
  /** wa_id → when that person was last reached outside the window, oldest first, within the last 24 hours. */
  reached: Map<string, number>;
}

export interface Template {
  id: string;
  name: string;
  language: string;
  category: string;
  previousCategory?: string;
  status: string;
  quality: string;
  rejectedReason: string;
  parameterFormat: "NAMED" | "POSITIONAL";
  components: Record<string, unknown>[];
  shape: TemplateShape;
}

export interface Subscription {
  overrideCallbackUri?: string;
  verifyToken?: string;
}

export interface Waba {
  id: string;
  name: string;
  businessId: string;
  /** by `name language` */
  templates: Map<string, Template>;
  /** by app id */
  subscriptions: Map<string, Subscription>;
  phoneNumberIds: Set<string>;
  /** People who stopped this business's marketing inside WhatsApp. */
  marketingStops: Set<string>;
  locked: boolean;
  unpaid: boolean;
}

export interface MetaNumber {
  id: string;
  wabaId: string;
  businessId: string;
  displayPhone: string;
  digits: string;
  verifiedName: string;
  quality: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
  status: "CONNECTED" | "PENDING" | "OFFLINE";
  pin?: string;
  messagesPerSecond: number;
  rate: RateWindow;
  /** wa_id → theoretical arrival time of the pair limit's leaky bucket, ms. */
  pairs: BoundedMap<string, number>;
  /** wa_id → when the person last wrote to this number, ms. */
  lastInbound: BoundedMap<string, number>;
  override?: Subscription;
}

/** The key of a template inside its WABA. Meta writes `en-US` in webhooks and `en_US` in REST; REST's form is the key. */
export function templateKey(name: string, language: string): string {
  return `${name} ${language}`;
}
