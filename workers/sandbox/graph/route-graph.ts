import type { World } from "../world";
import { debugToken, describeBusiness, describeWaba, graphList } from "./accounts";
import { describeNumber } from "./describe-number";
import type { MetaToken, Waba } from "./entities";
import { graphError, graphJson, objectMissing } from "./graph-error";
import { describeTemplate, listTemplates } from "./list-templates";
import { deleteMedia, describeMedia } from "./media";
import { routeNumber } from "./route-number";
import { sendMessage } from "./send-message";
import { listSubscribedApps, subscribeApp, unsubscribeApp } from "./subscribed-apps";
import { openUpload, receiveUpload } from "./uploads";
import { createTemplate, deleteTemplates, editTemplate } from "./write-templates";

const OLDEST = 23;
const NEWEST = 26;

/**
 * Finds the token of a request: header `Authorization: Bearer|OAuth …` or the `access_token` parameter. An app's own
 * `{id}|{secret}` may ask about tokens but reaches no account.
 */
export function tokenOf(world: World, request: Request, query: URLSearchParams): MetaToken | undefined {
  const header = request.headers.get("authorization") ?? "";
  const space = header.indexOf(" ");
  const text = space > 0 ? header.slice(space + 1) : (query.get("access_token") ?? "");
  const token = world.tokens.get(text);
  if (token || !text.includes("|")) return token;
  const [appId = "", secret] = text.split("|");
  if (world.apps.get(appId)?.secret !== secret) return undefined;
  return { token: text, appId, alive: true, businessIds: new Set(), wabaIds: new Set() };
}

/** Everything under `/v23.0/` … `/v26.0/`. `path` begins with the version, without the first slash. */
export async function routeGraph(
  world: World,
  request: Request,
  path: string,
  search: string,
): Promise<Response> {
  const slash = path.indexOf("/");
  const version = path.slice(0, slash);
  const major = Number.parseInt(version.slice(1), 10);
  if (!(major >= OLDEST && major <= NEWEST)) return graphError(2635);
  const rest = path.slice(slash + 1);
  const next = rest.indexOf("/");
  const id = next < 0 ? rest : rest.slice(0, next);
  const edge = next < 0 ? "" : rest.slice(next + 1);
  const query = new URLSearchParams(search);
  const token = tokenOf(world, request, query);
  if (!token?.alive) {
    return graphError(
      190,
      token ? "The session has been invalidated." : "Invalid OAuth access token - Cannot parse access token",
    );
  }
  const number = world.numbers.get(id);
  if (number) {
    if (!token.wabaIds.has(number.wabaId)) return objectMissing(id, request.method);
    if (request.method === "POST" && (edge === "messages" || edge === "marketing_messages")) {
      return sendMessage(world, number, request);
    }
    return routeNumber(world, number, edge, request, query);
  }
  const waba = world.wabas.get(id);
  if (waba) {
    if (!token.wabaIds.has(waba.id)) return objectMissing(id, request.method);
    return routeWaba(world, waba, token, { edge, request, query, version });
  }
  return routeOther(world, token, id, edge, request, query);
}

interface Call {
  edge: string;
  request: Request;
  query: URLSearchParams;
  version: string;
}

function routeWaba(world: World, waba: Waba, token: MetaToken, call: Call): Response | Promise<Response> {
  const { request, query, version } = call;
  const app = world.apps.get(token.appId)!;
  switch (`${request.method} ${call.edge}`) {
    case "GET ":
      return graphJson(describeWaba(world, waba, query.get("fields")));
    case "GET phone_numbers":
      return graphList(
        [...waba.phoneNumberIds].map((id) =>
          describeNumber(world, world.numbers.get(id)!, query.get("fields")),
        ),
      );
    case "GET message_templates":
      return listTemplates(world, waba, query, version);
    case "POST message_templates":
      return createTemplate(world, waba, request);
    case "DELETE message_templates":
      return deleteTemplates(world, waba, query);
    case "GET subscribed_apps":
      return listSubscribedApps(waba);
    case "POST subscribed_apps":
      return subscribeApp(world, waba, app, request);
    case "DELETE subscribed_apps":
      return unsubscribeApp(world, waba, app);
    default:
      return objectMissing(waba.id, request.method);
  }
}

function routeOther(
  world: World,
  token: MetaToken,
  id: string,
  edge: string,
  request: Request,
  query: URLSearchParams,
): Response | Promise<Response> {
  const { method } = request;
  const fields = query.get("fields");
  if (id === "me") return routeMe(world, token, edge, fields);
  if (id === "debug_token") return debugToken(world, world.tokens.get(query.get("input_token") ?? ""));
  if (id.startsWith("upload:") && method === "POST") return receiveUpload(world, id, request);
  if (world.apps.has(id) && edge === "uploads" && method === "POST") return openUpload(world, query);
  const business = token.businessIds.has(id) ? world.businesses.get(id) : undefined;
  if (business && method === "GET") {
    if (edge === "") return graphJson(describeBusiness(business, fields));
    if (edge === "client_whatsapp_business_accounts") return graphList([]);
    if (edge === "owned_whatsapp_business_accounts") return graphList(ownedBy(world, token, id, fields));
  }
  const media = world.media.get(id);
  if (media && edge === "") {
    if (method === "DELETE") return deleteMedia(world, id);
    if (method === "GET") return describeMedia(world, id, query.get("phone_number_id"));
  }
  return routeTemplate(world, token, id, edge, request, fields);
}

function routeMe(world: World, token: MetaToken, edge: string, fields: string | null): Response {
  if (edge === "") return graphJson({ id: `9${token.appId}`, name: "Sandbox System User" });
  if (edge !== "businesses") return objectMissing("me", "GET");
  const businesses = [...token.businessIds].flatMap((id) => world.businesses.get(id) ?? []);
  return graphList(businesses.map((business) => describeBusiness(business, fields)));
}

function ownedBy(world: World, token: MetaToken, businessId: string, fields: string | null) {
  return [...token.wabaIds].flatMap((id) => {
    const waba = world.wabas.get(id);
    return waba?.businessId === businessId ? [describeWaba(world, waba, fields)] : [];
  });
}

function routeTemplate(
  world: World,
  token: MetaToken,
  id: string,
  edge: string,
  request: Request,
  fields: string | null,
): Response | Promise<Response> {
  for (const wabaId of edge === "" ? token.wabaIds : []) {
    const waba = world.wabas.get(wabaId);
    for (const template of waba?.templates.values() ?? []) {
      if (template.id !== id || !waba) continue;
      if (request.method === "POST") return editTemplate(world, waba, template, request);
      if (request.method === "GET") return graphJson(describeTemplate(template, fields));
    }
  }
  return objectMissing(id, request.method);
}
