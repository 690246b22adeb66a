import { readPreferences } from "~/i18n/read-preferences.server";
import { translate } from "~/i18n/translate.server";
import { compressResponse } from "./compress-response";
import { clientAddress } from "./core/client-address";
import { isSameSiteWrite } from "./core/is-same-site-write";
import { commonHeaders, securityHeaders } from "./core/security-headers";
import type { WebServerOptions } from "./create-web-server";
import type { HttpRoute, RequestContext } from "./http-route";
import { limitBody } from "./limit-body";
import { staticFiles } from "./static-files";

const defaultBodyBytes = 1024 * 1024;
const longestUrl = 8 * 1024;

type AnswererOptions = Omit<WebServerOptions, "build" | "hostname" | "port">;
type Page = (request: Request, nonce: string, context: RequestContext) => Promise<Response>;

interface Connection {
  socketAddress: string;
  keepOpen(): void;
}

/** One request to its answer: file, own route or page, each within its limits and with its headers. */
export function createRequestAnswerer(options: AnswererOptions, page: Page) {
  const files = staticFiles(options.assetsFolder);
  return async (request: Request, connection: Connection): Promise<Response> => {
    const context = contextOf(request, connection, options);
    try {
      const found = await files(request, context.url.pathname);
      const response = found ?? (await answerLive(request, context, options, page));
      return finish(response, context, isHttps(options));
    } catch (error) {
      if (!request.signal.aborted) options.onError?.(error, context.requestId);
      const sentence = translate(readPreferences(request.headers).locale, "common.errors.unknown");
      return finish(plain(sentence, 500), context, isHttps(options));
    }
  };
}

function contextOf(request: Request, connection: Connection, options: AnswererOptions): RequestContext {
  return {
    clientAddress: clientAddress(request.headers, connection.socketAddress, options.trustedProxies ?? 0),
    requestId: crypto.randomUUID(),
    url: new URL(request.url),
    keepOpen: connection.keepOpen,
  };
}

async function answerLive(
  request: Request,
  context: RequestContext,
  options: AnswererOptions,
  page: Page,
): Promise<Response> {
  const route = options.routes.find((one) => one.match(context.url.pathname));
  const refusal = refuse(request, context, options, route);
  if (refusal) return refusal;
  const limit = route
    ? route.maxBodyBytes
    : options.maxActionBytes?.(context.url.pathname.replace(/\.data$/, ""));
  const bytes = limit ?? defaultBodyBytes;
  const body = limitBody(request, bytes);
  if (!body.ok) return tooLarge(request, bytes);
  try {
    const response = await (route
      ? route.handle(body.request, context)
      : answerPage(body.request, context, options, page));
    return body.passedLimit() ? tooLarge(request, bytes) : response;
  } catch (error) {
    if (body.passedLimit()) return tooLarge(request, bytes);
    throw error;
  }
}

function refuse(
  request: Request,
  context: RequestContext,
  options: AnswererOptions,
  route: HttpRoute | undefined,
): Response | null {
  if (request.url.length > longestUrl) return new Response(null, { status: 414 });
  const host = options.publicOrigin ? new URL(options.publicOrigin).host : context.url.host;
  if (route?.crossSite || isSameSiteWrite(request.method, request.headers, host)) return null;
  return plain(translate(readPreferences(request.headers).locale, "common.errors.crossSite"), 403);
}

async function answerPage(
  request: Request,
  context: RequestContext,
  options: AnswererOptions,
  page: Page,
): Promise<Response> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  if (request.headers.get("accept")?.includes("text/event-stream")) context.keepOpen();
  const response = await page(request, nonce, context);
  const headers = securityHeaders({
    nonce,
    https: isHttps(options),
    liveOrigin: options.liveOrigin,
    mediaOrigin: options.mediaOrigin,
  });
  // A file that people sent brings a policy of its own, under which it can do nothing at all.
  const own = response.headers.get("content-security-policy");
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (own?.includes("sandbox")) response.headers.set("content-security-policy", own);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-cache");
  return compressResponse(request, response);
}

function tooLarge(request: Request, limitBytes: number): Response {
  const { locale } = readPreferences(request.headers);
  const limit = `${Math.floor(limitBytes / 1024 / 1024)} MB`;
  return plain(translate(locale, "common.errors.tooLarge", { limit }), 413);
}

/** Whether browsers reach us by https; a laptop's http://localhost must not be told to upgrade. */
function isHttps(options: AnswererOptions): boolean {
  return options.publicOrigin?.startsWith("https:") ?? false;
}

function plain(sentence: string, status: number): Response {
  return new Response(sentence, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

function finish(response: Response, context: RequestContext, https: boolean): Response {
  for (const [name, value] of Object.entries(commonHeaders(https))) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  response.headers.set("x-request-id", context.requestId);
  return response;
}
