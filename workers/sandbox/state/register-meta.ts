import type { MetaNumber, Waba } from "../graph/entities";
import { RateWindow } from "../graph/rate-window";
import { putTemplate } from "../graph/template-store";
import type { World } from "../world";
import { BoundedMap } from "./bounded-map";
import { phoneDigits } from "./phone";
import { type MetaRegistration, metaRegistrationSchema } from "./registry";

/** Makes or changes a business, its account, number, app and token. Safe to repeat. */
export function registerMeta(world: World, registration: MetaRegistration): void {
  const given = metaRegistrationSchema.parse(registration);
  const business = world.businesses.get(given.businessId) ?? {
    id: given.businessId,
    name: given.verifiedName,
    tier: "TIER_UNLIMITED" as const,
    reached: new Map<string, number>(),
  };
  if (given.businessName) business.name = given.businessName;
  if (given.tier) business.tier = given.tier;
  world.businesses.set(business.id, business);

  const app = world.apps.get(given.appId) ?? { id: given.appId, secret: given.appSecret };
  app.secret = given.appSecret;
  if (given.callbackUrl) app.callbackUrl = given.callbackUrl;
  if (given.verifyToken) app.verifyToken = given.verifyToken;
  world.apps.set(app.id, app);

  const token = world.tokens.get(given.token) ?? {
    token: given.token,
    appId: given.appId,
    alive: true,
    businessIds: new Set<string>(),
    wabaIds: new Set<string>(),
  };
  token.businessIds.add(given.businessId);
  token.wabaIds.add(given.wabaId);
  world.tokens.set(token.token, token);

  const waba = openWaba(world, given.wabaId, given.wabaName ?? given.verifiedName, given.businessId);
  if (given.callbackUrl && !waba.subscriptions.has(app.id)) waba.subscriptions.set(app.id, {});
  waba.phoneNumberIds.add(given.phoneNumberId);
  for (const template of given.templates ?? []) putTemplate(world, waba, template);
  openNumber(world, given);
  world.onRemember();
}

function openWaba(world: World, id: string, name: string, businessId: string): Waba {
  let waba = world.wabas.get(id);
  if (!waba) {
    waba = {
      id,
      name,
      businessId,
      templates: new Map(),
      subscriptions: new Map(),
      phoneNumberIds: new Set(),
      marketingStops: new Set(),
      locked: false,
      unpaid: false,
    };
    world.wabas.set(id, waba);
  }
  return waba;
}

function openNumber(world: World, given: ReturnType<typeof metaRegistrationSchema.parse>): MetaNumber {
  const old = world.numbers.get(given.phoneNumberId);
  const number: MetaNumber = old ?? {
    id: given.phoneNumberId,
    wabaId: given.wabaId,
    businessId: given.businessId,
    displayPhone: given.displayPhone,
    digits: phoneDigits(given.displayPhone),
    verifiedName: given.verifiedName,
    quality: "GREEN",
    status: "CONNECTED",
    messagesPerSecond: 80,
    rate: new RateWindow(),
    pairs: new BoundedMap(500_000),
    lastInbound: new BoundedMap(100_000),
  };
  number.wabaId = given.wabaId;
  number.businessId = given.businessId;
  number.displayPhone = given.displayPhone;
  number.digits = phoneDigits(given.displayPhone);
  number.verifiedName = given.verifiedName;
  if (given.messagesPerSecond !== undefined) number.messagesPerSecond = given.messagesPerSecond;
  if (given.qualityRating) number.quality = given.qualityRating;
  world.numbers.set(number.id, number);
  return number;
}
