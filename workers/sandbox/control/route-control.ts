import { z } from "zod";
import type { Sandbox } from "../sandbox-api";
import { phoneDigits, waIdOf } from "../state/phone";
import type { World } from "../world";
import { carrierEventSchema } from "./carrier-events";
import { customerMessageSchema, typeAsCustomer } from "./customer-actions";
import { routeWhatsApp } from "./route-whatsapp";

const json = (body: unknown, status = 200) => Response.json(body ?? null, { status });
const bad = (reason: string, status = 400) => json({ error: reason }, status);

const personSchema = z.object({
  phone: z.string(),
  name: z.string().min(1).max(80).optional(),
  persona: z.enum(["ordinary", "asks", "stops", "reads", "never-reads", "buys"]).optional(),
});
const readSchema = z.object({ businesses: z.array(z.string()).optional() });
const typingSchema = z.object({
  business: z.string().optional(),
  state: z.enum(["composing", "recording", "paused"]).default("composing"),
});
const sendSchema = z.object({ business: z.string().optional(), message: customerMessageSchema });

/**
 * `/sandbox/…`: everything a page or a test can do from outside, as JSON. `path` is what follows `/sandbox/`.
 * 400 with `{error}` for a wrong body, 404 for an unknown path or phone.
 */
export async function routeControl(
  world: World,
  sandbox: Sandbox,
  request: Request,
  path: string,
  search: string,
): Promise<Response> {
  const query = new URLSearchParams(search);
  try {
    if (world.whatsapp && (path === "whatsapp" || path.startsWith("whatsapp/"))) {
      return await routeWhatsApp(world, world.whatsapp, request, path.slice("whatsapp/".length));
    }
    if (path.startsWith("phones/"))
      return await routePhone(world, sandbox, request, path.slice("phones/".length));
    return await route(sandbox, request, path, query);
  } catch (error) {
    if (error instanceof z.ZodError) return bad(z.prettifyError(error));
    if (error instanceof SyntaxError) return bad("the body is not JSON");
    throw error;
  }
}

async function route(
  sandbox: Sandbox,
  request: Request,
  path: string,
  query: URLSearchParams,
): Promise<Response> {
  const businesses = query.has("business") ? query.getAll("business") : undefined;
  const limit = Math.min(1000, Number(query.get("limit")) || 100);
  switch (`${request.method} ${path}`) {
    case "GET state":
      return json(sandbox.state());
    case "GET phones":
      return json(
        sandbox.listPhones({
          search: query.get("search") ?? "",
          limit,
          offset: Number(query.get("offset")) || 0,
          businesses,
        }),
      );
    case "POST phones":
      return json(sandbox.registerPhone(personSchema.parse(await request.json())));
    case "GET webhooks":
      return json(sandbox.webhooks(limit, query.get("carrier") ?? undefined, businesses));
    case "GET settings":
      return json(sandbox.settings());
    case "POST settings":
    case "PATCH settings":
      return json(sandbox.changeSettings(await request.json()));
    case "POST reset": {
      const body = (await request.json().catch(() => ({}))) as { registrations?: boolean };
      sandbox.reset({ registrations: body.registrations === true });
      return json({ ok: true });
    }
    case "POST register/meta":
      sandbox.registerMeta(await request.json());
      return json({ ok: true });
    case "POST register/twilio":
      sandbox.registerTwilio(await request.json());
      return json({ ok: true });
    case "POST carrier":
      return carrier(sandbox, await request.json());
    case "GET ledger":
      return json(ledger(sandbox, query));
    default:
      return bad("no such path", 404);
  }
}

async function carrier(sandbox: Sandbox, body: unknown): Promise<Response> {
  const event = carrierEventSchema.parse(body);
  const fault = await sandbox.carrierDoes(event);
  return fault ? bad(fault, 422) : json({ ok: true });
}

function ledger(sandbox: Sandbox, query: URLSearchParams): unknown {
  const { sent } = sandbox;
  return {
    total: sent.total,
    unique: sent.unique,
    duplicates: sent.duplicates(),
    peaks: sandbox.peaks(),
    ...(query.get("full") ? { entries: sent.entries() } : {}),
  };
}

async function routePhone(world: World, sandbox: Sandbox, request: Request, path: string): Promise<Response> {
  const [typed = "", action = ""] = path.split("/");
  const waId = waIdOf(phoneDigits(decodeURIComponent(typed)));
  if (waId === "") return bad("not a phone number", 404);
  switch (`${request.method} ${action}`) {
    case "GET ": {
      const shown = sandbox.showPhone(waId);
      return shown ? json(shown) : bad("no such phone", 404);
    }
    case "POST send": {
      const { message, business } = sendSchema.parse(await request.json());
      const sent = sandbox.sendAsCustomer(waId, message, business);
      return sent.ok ? json(sent) : bad(sent.reason, 422);
    }
    case "POST typing": {
      const { business, state } = typingSchema.parse(await bodyOf(request));
      return json({ shown: typeAsCustomer(world, waId, state, business) });
    }
    case "POST read":
      return json({ read: sandbox.readEverything(waId, readSchema.parse(await bodyOf(request)).businesses) });
    default:
      return bad("no such path", 404);
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === "" ? {} : JSON.parse(text);
}
