import packageJson from "../../package.json" with { type: "json" };
import { carrierEventSchema, performCarrierEvent } from "./control/carrier-events";
import { readEverything, sendAsCustomer } from "./control/customer-actions";
import { eventStream } from "./control/event-stream";
import { routeControl } from "./control/route-control";
import { listPhones, showChats, showPhone } from "./control/show-phones";
import { verifyCallback } from "./graph/subscribed-apps";
import { route } from "./http/route";
import type { Sandbox, SandboxOptions, SandboxState } from "./sandbox-api";
import { changeSettings, DEFAULT_SETTINGS, settingsPatchSchema } from "./settings";
import { phoneDigits, waIdOf } from "./state/phone";
import { registerMeta } from "./state/register-meta";
import { registerTwilio } from "./state/register-twilio";
import { StateFile } from "./state/state-file";
import { authorityAnswer } from "./whatsapp/authority-answer";
import { webSockets } from "./whatsapp/socket/web-sockets";
import { WhatsAppStage } from "./whatsapp/stage/whatsapp-stage";
import { World } from "./world";

/**
 * Starts a pretend Meta, a pretend Twilio and a pretend WhatsApp on one port of 127.0.0.1. Rejects when the port is taken. Nothing in
 * here may run in production; the process entry refuses that.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const settings = changeSettings(DEFAULT_SETTINGS, {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...settingsPatchSchema.parse(options.settings ?? {}),
  });
  const world = new World({
    clock: options.clock ?? { now: Date.now },
    manualClock: options.clock !== undefined,
    settings,
    publicUrl: options.publicUrl ?? "",
  });
  const memory = options.stateFile ? new StateFile(world, options.stateFile) : undefined;
  const saved = memory?.load();
  if (memory) world.onRemember = () => memory.remember();
  const stage = await WhatsAppStage.open(world, saved, () => memory?.rememberSoon());
  world.whatsapp = stage;
  const sockets = webSockets(stage.network);

  const server = Bun.serve({
    port: options.port,
    hostname: "127.0.0.1",
    idleTimeout: 0,
    maxRequestBodySize: 110 * 1024 * 1024,
    websocket: sockets.websocket,
    fetch: (request, self) => {
      const { url } = request;
      if (url.endsWith("/ws/chat") && !world.settings.down) return sockets.upgrade(self, request);
      if (url.endsWith("/whatsapp/authority")) return authorityAnswer(stage.network);
      return route(world, request, packageJson.version, control);
    },
    error: (error) =>
      Response.json({ error: { message: error.message, code: 1, type: "OAuthException" } }, { status: 500 }),
  });
  const port = server.port!;
  const url = `http://127.0.0.1:${port}`;
  if (world.publicUrl === "") world.publicUrl = url;
  stage.server.httpUrl = url;
  const sandbox = controlsOf(world, url, port, async () => {
    world.scheduler.stop();
    if (memory) memory.write();
    await stage.server.stop();
    await server.stop(true);
    world.media.clear();
  });

  function control(request: Request, path: string, search: string): Response | Promise<Response> {
    if (options.controlKey && request.headers.get("x-sandbox-key") !== options.controlKey) {
      return Response.json({ error: "x-sandbox-key is missing or wrong" }, { status: 401 });
    }
    if (path === "events") return eventStream(world, request);
    return routeControl(world, sandbox, request, path, search);
  }
  return sandbox;
}

function controlsOf(world: World, url: string, port: number, stop: () => Promise<void>): Sandbox {
  const waId = (phone: string) => waIdOf(phoneDigits(phone));
  return {
    url,
    port,
    sent: world.ledger,
    whatsapp: world.whatsapp!.server,
    stop,
    state: () => stateOf(world),
    registerMeta: (registration) => registerMeta(world, registration),
    registerTwilio: (registration) => registerTwilio(world, registration),
    registerPhone: ({ phone, name, persona }) => {
      const person = world.phones.open(waId(phone));
      if (name) person.name = name;
      if (persona) person.persona = persona;
      person.named = true;
      world.onRemember();
      return showPhone(person);
    },
    settings: () => world.settings,
    changeSettings: (patch) => {
      world.settings = changeSettings(world.settings, settingsPatchSchema.parse(patch));
      if (world.settings.down) world.whatsapp?.server.cutEverything();
      world.bus.emit({ type: "settings" });
      return world.settings;
    },
    reset: (options) => world.reset(options?.registrations === true),
    listPhones: (options) => listPhones(world, { limit: 100, offset: 0, ...options }),
    showPhone: (phone) => {
      const person = world.phones.get(waId(phone));
      return person && showChats(world, person);
    },
    sendAsCustomer: (phone, message, business) => sendAsCustomer(world, phone, message, business),
    readEverything: (phone, businesses) => readEverything(world, phone, businesses),
    carrierDoes: async (given) => {
      const event = carrierEventSchema.parse(given);
      if (event.do !== "callback") return performCarrierEvent(world, event);
      const app = world.apps.get(event.appId);
      if (!app) return "no such app";
      const fault = await verifyCallback(world, event.callbackUrl, event.verifyToken);
      if (fault) return `the address did not verify: ${fault}`;
      Object.assign(app, { callbackUrl: event.callbackUrl, verifyToken: event.verifyToken });
      world.onRemember();
      return undefined;
    },
    webhooks: (limit = 100, carrier, businesses) => world.log.list(limit, carrier, businesses),
    peaks: () => Object.fromEntries([...world.numbers.values()].map(({ id, rate }) => [id, rate.peak])),
    idle: (timeoutMs = 5000) => world.whenIdle(timeoutMs),
    waitFor: (wanted, timeoutMs = 5000) => world.bus.waitFor(wanted, timeoutMs),
    tick: () => world.scheduler.tick(),
  };
}

function stateOf(world: World): SandboxState {
  return {
    version: packageJson.version,
    settings: world.settings,
    accepted: world.accepted,
    refused: world.refused,
    phones: world.phones.size,
    idle: world.idle,
    droppedWebhooks: world.outbox.dropped,
    numbers: [
      ...[...world.numbers.values()].map((number) => ({
        key: number.id,
        channel: "whatsapp" as const,
        name: number.verifiedName,
        displayPhone: number.displayPhone,
        quality: number.quality,
        messagesPerSecond: number.messagesPerSecond,
        tier: world.businesses.get(number.businessId)?.tier,
      })),
      ...[...world.twilio.values()].flatMap((account) =>
        [...account.numbers.values()].map((number) => ({
          key: number.sid,
          channel: "sms" as const,
          name: account.friendlyName,
          displayPhone: number.phone,
        })),
      ),
    ],
  };
}
