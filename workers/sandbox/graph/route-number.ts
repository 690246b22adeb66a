import type { World } from "../world";
import { describeNumber } from "./describe-number";
import type { MetaNumber } from "./entities";
import { graphError, graphJson, objectMissing } from "./graph-error";
import { uploadMedia } from "./media";
import { verifiedOverride } from "./subscribed-apps";

/** Everything of a phone number but sending. */
export async function routeNumber(
  world: World,
  number: MetaNumber,
  edge: string,
  request: Request,
  query: URLSearchParams,
): Promise<Response> {
  switch (`${request.method} ${edge}`) {
    case "GET ":
      return graphJson(describeNumber(world, number, query.get("fields")));
    case "POST ":
      return configureWebhook(world, number, request);
    case "POST media":
      return uploadMedia(world, number, request);
    case "POST register":
      return register(world, number, request);
    case "POST deregister":
      number.status = "OFFLINE";
      return graphJson({ success: true });
    default:
      return objectMissing(number.id, request.method);
  }
}

async function register(world: World, number: MetaNumber, request: Request): Promise<Response> {
  const body = (await request.json().catch(() => ({}))) as Record<string, unknown>;
  const pin = String(body.pin ?? "");
  if (!/^\d{6}$/.test(pin)) return graphError(100, "pin must have 6 digits");
  if (number.pin !== undefined && number.pin !== pin) return graphError(133005);
  number.pin = pin;
  number.status = "CONNECTED";
  world.onRemember();
  return graphJson({ success: true });
}

async function configureWebhook(world: World, number: MetaNumber, request: Request): Promise<Response> {
  const body = (await request.json().catch(() => ({}))) as {
    webhook_configuration?: Record<string, unknown>;
  };
  const override = await verifiedOverride(world, body.webhook_configuration ?? {});
  if (override instanceof Response) return override;
  number.override = override.overrideCallbackUri ? override : undefined;
  world.onRemember();
  return graphJson({ success: true });
}
