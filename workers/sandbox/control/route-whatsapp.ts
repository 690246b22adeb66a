import { z } from "zod";
import { phoneDigits } from "../state/phone";
import { CLOSE_CODES } from "../whatsapp/close-connection";
import type { MessageLedger } from "../whatsapp/relay/message-ledger";
import { showOwner, showOwnerChats } from "../whatsapp/stage/show-owner";
import type { WhatsAppStage } from "../whatsapp/stage/whatsapp-stage";
import type { World } from "../world";

const json = (body: unknown, status = 200) => Response.json(body ?? null, { status });
const bad = (reason: string, status = 422) => json({ error: reason }, status);

const phone = z.string().refine((text) => phoneDigits(text) !== "", "not a phone number");
const scanSchema = z.object({ phone, qr: z.string().min(1), name: z.string().max(80).optional() });
const codeSchema = z.object({ phone, code: z.string().min(1), name: z.string().max(80).optional() });
const unlinkSchema = z.object({ phone, device: z.number().int().min(1).optional() });
const phoneSendsSchema = z.object({ phone, to: phone, text: z.string().min(1).max(4096) });
const closeSchema = z.object({ phone, code: z.union(CLOSE_CODES.map((code) => z.literal(code))) });
const callSchema = z.object({
  phone,
  from: phone,
  event: z.enum(["offer", "terminate", "timeout"]),
  id: z.string().optional(),
});
const treatSchema = z.object({
  phone,
  rejectWith: z
    .string()
    .regex(/^\d{3}$/)
    .nullable()
    .optional(),
  refuseLoginWith: z.number().int().min(400).max(599).nullable().optional(),
  holdAcks: z.boolean().optional(),
  mute: z.boolean().optional(),
  loseMessages: z.boolean().optional(),
  ackAfterMs: z.number().int().min(0).max(600_000).optional(),
});

/**
 * `/sandbox/whatsapp…`: the phones of owners, and what WhatsApp does to their numbers. `path` is what follows, without a
 * leading slash. Throws a ZodError for a wrong body.
 */
export async function routeWhatsApp(
  world: World,
  stage: WhatsAppStage,
  request: Request,
  path: string,
): Promise<Response> {
  const { server, network } = stage;
  const { directory } = network;
  if (request.method === "GET") {
    if (path === "") return json({ phones: [...directory.owners.values()].map(showOwner) });
    if (path === "violations") return json({ violations: network.violations });
    if (path === "ledger") return json(ledgerOf(network.ledger));
    const owner =
      path.startsWith("phones/") && directory.owner(decodeURIComponent(path.slice("phones/".length)));
    return owner ? json(showOwnerChats(world, stage, owner)) : bad("no such phone", 404);
  }
  if (request.method !== "POST") return bad("no such path", 404);
  if (path === "cut") {
    server.cutEverything();
    return json({ ok: true });
  }
  const body = await request.json();
  switch (path) {
    case "scan": {
      const scan = scanSchema.parse(body);
      const fault = server.scanQr(scan.qr, phoneDigits(scan.phone), scan.name);
      return fault ? bad(fault) : json({ ok: true });
    }
    case "type-code": {
      const typed = codeSchema.parse(body);
      const fault = await server.typeCode(phoneDigits(typed.phone), typed.code, typed.name);
      return fault ? bad(fault) : json({ ok: true });
    }
    case "phones": {
      const made = z.object({ phone, name: z.string().min(1).max(80) }).parse(body);
      return json(showOwner(server.addOwner(phoneDigits(made.phone), made.name)));
    }
  }
  const { phone: of } = z.object({ phone }).parse(body);
  const owner = directory.owner(of);
  if (!owner) return bad("this phone has linked nothing", 404);
  switch (path) {
    case "unlink": {
      server.unlink(owner.digits, unlinkSchema.parse(body).device);
      return json(showOwner(owner));
    }
    case "close":
      server.close(owner.digits, closeSchema.parse(body).code);
      return json({ ok: true });
    case "phone-sends": {
      const written = phoneSendsSchema.parse(body);
      const customer = directory.customer(written.to);
      if (!customer) return bad("one cannot write to that phone");
      return json({ id: await server.typedOnPhone(owner.digits, customer.digits, written.text) });
    }
    case "call": {
      const call = callSchema.parse(body);
      return json({ id: server.calls(phoneDigits(call.from), owner.digits, call) });
    }
    case "reachout-lock": {
      const { until } = z.object({ until: z.number().min(0) }).parse(body);
      server.lockReachout(owner.digits, until);
      return json({ ok: true });
    }
    case "treat": {
      const { rejectWith, refuseLoginWith, phone: _phone, ...rest } = treatSchema.parse(body);
      server.treat(owner.digits, {
        ...rest,
        ...(rejectWith === undefined ? {} : { rejectWith: rejectWith ?? undefined }),
        ...(refuseLoginWith === undefined ? {} : { refuseLoginWith: refuseLoginWith ?? undefined }),
      });
      return json({ ok: true });
    }
    default:
      return bad("no such path", 404);
  }
}

function ledgerOf(ledger: MessageLedger) {
  return {
    total: ledger.total,
    repeated: ledger.repeated().map(({ id, customer, times }) => ({ id, customer, times })),
    doubled: ledger.doubled().map((group) => group.map(({ id, customer, text }) => ({ id, customer, text }))),
  };
}
