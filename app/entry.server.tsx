import { RemixServer } from "@remix-run/react";
import type { AppLoadContext, EntryContext } from "@remix-run/server-runtime";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server.browser";
import { AppIntl } from "~/i18n/app-intl";
import { enMessages } from "~/i18n/en-messages";
import type { Messages } from "~/i18n/intl-types";
import { ptBrMessages } from "~/i18n/pt-br-messages";
import { readPreferences } from "~/i18n/read-preferences.server";
import { UsedNamespaces } from "~/i18n/used-namespaces";
import { DocumentContext } from "~/ui/document-context";

export { openWebProcess } from "./server/open-web-process.server";

/** Milliseconds a loader's deferred data may take before the stream ends with its error. */
export const streamTimeout = 5_000;

/** Draws a page as a stream; `loadContext.cspNonce` is the nonce that the web server put into the policy. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const preferences = readPreferences(request.headers);
  const nonce = typeof loadContext?.cspNonce === "string" ? loadContext.cspNonce : "";
  const messages = preferences.locale === "en" ? (enMessages as Messages) : ptBrMessages;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), streamTimeout + 1_000);
  request.signal.addEventListener("abort", () => stop.abort());
  let answer = status;
  const body = await renderToReadableStream(
    <DocumentContext.Provider value={{ nonce, theme: preferences.theme, timeZone: preferences.timeZone }}>
      <AppIntl locale={preferences.locale} messages={messages} timeZone={preferences.timeZone}>
        <UsedNamespaces.Provider value={new Set()}>
          <RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
        </UsedNamespaces.Provider>
      </AppIntl>
    </DocumentContext.Provider>,
    {
      nonce,
      signal: stop.signal,
      onError(error) {
        answer = 500;
        if (!request.signal.aborted) console.error(error);
      },
    },
  );
  const clear = () => clearTimeout(timer);
  body.allReady.then(clear, clear);
  if (isbot(request.headers.get("user-agent") ?? "")) await body.allReady;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.append("vary", "cookie, accept-language");
  return new Response(body, { headers, status: answer });
}
