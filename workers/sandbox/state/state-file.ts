import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { TwilioAccount } from "../twilio/entities";
import type { SavedNetwork } from "../whatsapp/state/saved-network";
import type { World } from "../world";
import { registerMeta } from "./register-meta";
import { registerTwilio } from "./register-twilio";
import type { MetaRegistration, TemplateSeed, TwilioRegistration } from "./registry";

interface Saved {
  meta: MetaRegistration[];
  overrides: { wabaId: string; appId: string; url?: string; verifyToken?: string }[];
  marketingStops: Record<string, string[]>;
  deadTokens: string[];
  twilio: TwilioRegistration[];
  stopped: Record<string, string[]>;
  phones: { waId: string; name: string; persona: string }[];
  whatsapp?: SavedNetwork;
}

const SOON_MS = 2000;
/** Writing may take one part in so many of the time. */
const WRITE_SHARE = 40;

/**
 * Registrations and stops in one JSON file, so that a killed sandbox comes back knowing its numbers. Written whole
 * to a neighbour and renamed over, so that a kill never leaves half a file. Messages are not kept.
 */
export class StateFile {
  private scheduled = false;
  private complained = false;
  private lastWriteMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What was found in the file about numbers linked by QR, until they are running. */
  private found: SavedNetwork | undefined;

  constructor(
    private readonly world: World,
    private readonly path: string,
  ) {}

  /** Writes soon, once for many changes of the same moment. */
  remember(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.write());
  }

  /** Writes within seconds: for what changes with every message. */
  rememberSoon(): void {
    this.timer ??= setTimeout(() => this.write(), Math.max(SOON_MS, this.lastWriteMs * WRITE_SHARE));
  }

  /** A folder that cannot be written to costs the memory of a restart, not the sandbox: said once. */
  write(): void {
    this.scheduled = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    const startedMs = performance.now();
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(temporary, JSON.stringify(snapshot(this.world, this.found)), { mode: 0o600 });
      renameSync(temporary, this.path);
      this.lastWriteMs = performance.now() - startedMs;
    } catch (error) {
      if (!this.complained)
        console.error(`The sandbox cannot keep ${this.path}: ${(error as Error).message}`);
      this.complained = true;
    }
  }

  /**
   * Registers what the file knows, and returns what it knows of numbers linked by QR; a missing file is an empty one, a
   * broken one is started over.
   */
  load(): SavedNetwork | undefined {
    let saved: Saved;
    try {
      saved = JSON.parse(readFileSync(this.path, "utf8")) as Saved;
    } catch {
      return undefined;
    }
    for (const registration of saved.meta ?? []) registerMeta(this.world, registration);
    for (const { wabaId, appId, url, verifyToken } of saved.overrides ?? []) {
      this.world.wabas.get(wabaId)?.subscriptions.set(appId, { overrideCallbackUri: url, verifyToken });
    }
    for (const [wabaId, people] of Object.entries(saved.marketingStops ?? {})) {
      for (const person of people) this.world.wabas.get(wabaId)?.marketingStops.add(person);
    }
    for (const token of saved.deadTokens ?? []) {
      const known = this.world.tokens.get(token);
      if (known) known.alive = false;
    }
    for (const registration of saved.twilio ?? []) registerTwilio(this.world, registration);
    for (const [sid, keys] of Object.entries(saved.stopped ?? {})) {
      for (const key of keys) this.world.twilio.get(sid)?.stopped.add(key);
    }
    for (const { waId, name, persona } of saved.phones ?? []) {
      Object.assign(this.world.phones.open(waId), { name, persona, named: true });
    }
    this.found = saved.whatsapp;
    return saved.whatsapp;
  }
}

function snapshot(world: World, found: SavedNetwork | undefined): Saved {
  const wabas = [...world.wabas.values()];
  return {
    meta: metaRegistrations(world),
    overrides: wabas.flatMap((waba) =>
      [...waba.subscriptions].map(([appId, subscription]) => ({
        wabaId: waba.id,
        appId,
        url: subscription.overrideCallbackUri,
        verifyToken: subscription.verifyToken,
      })),
    ),
    marketingStops: Object.fromEntries(wabas.map((waba) => [waba.id, [...waba.marketingStops]])),
    deadTokens: [...world.tokens.values()].filter((token) => !token.alive).map(({ token }) => token),
    twilio: [...world.twilio.values()].map(twilioRegistration),
    stopped: Object.fromEntries(
      [...world.twilio.values()].map((account) => [account.sid, [...account.stopped]]),
    ),
    phones: world.phones
      .list()
      .filter((phone) => phone.named)
      .map(({ waId, name, persona }) => ({ waId, name, persona })),
    whatsapp: world.whatsapp?.save() ?? found,
  };
}

/** One registration per token and number; templates go with the first of their account. */
function metaRegistrations(world: World): MetaRegistration[] {
  const registrations: MetaRegistration[] = [];
  const withTemplates = new Set<string>();
  for (const token of world.tokens.values()) {
    for (const wabaId of token.wabaIds) {
      const waba = world.wabas.get(wabaId);
      const app = world.apps.get(token.appId);
      const business = waba && world.businesses.get(waba.businessId);
      if (!waba || !app || !business) continue;
      for (const id of waba.phoneNumberIds) {
        const number = world.numbers.get(id)!;
        const templates: TemplateSeed[] = withTemplates.has(wabaId)
          ? []
          : [...waba.templates.values()].map((template) => ({
              id: template.id,
              name: template.name,
              language: template.language,
              category: template.category as "MARKETING",
              status: template.status,
              parameter_format: template.parameterFormat,
              components: template.components,
            }));
        withTemplates.add(wabaId);
        registrations.push({
          businessId: business.id,
          businessName: business.name,
          wabaId,
          wabaName: waba.name,
          phoneNumberId: id,
          displayPhone: number.displayPhone,
          verifiedName: number.verifiedName,
          token: token.token,
          appId: app.id,
          appSecret: app.secret,
          callbackUrl: app.callbackUrl,
          verifyToken: app.verifyToken,
          templates,
          messagesPerSecond: number.messagesPerSecond,
          tier: business.tier,
          qualityRating: number.quality,
        });
      }
    }
  }
  return registrations;
}

function twilioRegistration(account: TwilioAccount): TwilioRegistration {
  return {
    accountSid: account.sid,
    authToken: account.authToken,
    friendlyName: account.friendlyName,
    advancedOptOut: account.advancedOptOut,
    numbers: [...account.numbers.values()].map(({ phone, smsUrl }) => ({ phone, smsUrl })),
    messagingServices: [...account.services.values()].map(({ sid, name, phones, inboundUrl }) => ({
      sid,
      name,
      phones,
      inboundUrl,
    })),
  };
}
