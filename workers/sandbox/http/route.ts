import { downloadMedia } from "../graph/media";
import { routeGraph, tokenOf } from "../graph/route-graph";
import { routeTwilio } from "../twilio/route-twilio";
import type { World } from "../world";
import { htmlAnswer } from "./broken-answer";

type Control = (request: Request, path: string, search: string) => Response | Promise<Response>;

/** Which part of the sandbox a request is for. Plain string work: every send passes here. */
export function route(
  world: World,
  request: Request,
  version: string,
  control: Control,
): Response | Promise<Response> {
  const { url } = request;
  const start = url.indexOf("/", 8) + 1;
  const mark = url.indexOf("?", start);
  const path = mark < 0 ? url.slice(start) : url.slice(start, mark);
  const search = mark < 0 ? "" : url.slice(mark + 1);
  if (path === "health") return Response.json({ status: "ok", version, database: "none", queue: "none" });
  if (path.startsWith("sandbox/")) return control(request, path.slice("sandbox/".length), search);
  if (world.settings.down) return htmlAnswer(503, "Service Unavailable");
  if (world.settings.slowMs > 0) return slowly(world, request, path, search);
  return carrier(world, request, path, search);
}

async function slowly(world: World, request: Request, path: string, search: string): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, world.settings.slowMs));
  return carrier(world, request, path, search);
}

function carrier(world: World, request: Request, path: string, search: string): Response | Promise<Response> {
  if (path.charCodeAt(0) === 118 && path.charCodeAt(2) !== 47)
    return routeGraph(world, request, path, search);
  if (path.startsWith("2010-04-01/Accounts/") || path.startsWith("v1/Services")) {
    return routeTwilio(world, request, path, search);
  }
  if (path.startsWith("whatsapp_business/attachments")) {
    const query = new URLSearchParams(search);
    return downloadMedia(world, query, tokenOf(world, request, query)?.alive === true);
  }
  return new Response("Not found", { status: 404 });
}
