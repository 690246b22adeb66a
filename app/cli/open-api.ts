import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { Locale } from "~/i18n/locale";
import type { AppRouter } from "~/trpc/root";
import type { Server } from "./find-server";
import { Refusal, ServerRefusal } from "./refusal";

export type Api = ReturnType<typeof createTRPCClient<AppRouter>>;

/** Headers of every call: the key, and the language in which the server refuses. */
export const headersOf = ({ apiKey }: Server, locale: Locale) => ({
  authorization: `Bearer ${apiKey}`,
  "accept-language": locale,
});

/** Typed calls to the server. */
export function openApi(server: Server, locale: Locale): Api {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${server.url}/api/trpc`, headers: headersOf(server, locale) })],
  });
}

/** What a failed call means: the server's own sentence, or why there was none. Anything else goes on as a bug. */
export function refusalOf(error: unknown, urlOf: () => string): Error | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  if (error.data) return new ServerRefusal(error.message);
  // An answer that is no answer of tRPC: another program, a proxy's page.
  const answered = error.meta?.response !== undefined || error.cause instanceof SyntaxError;
  return new Refusal(answered ? "cli.errors.notOurs" : "cli.errors.noAnswer", { url: urlOf() });
}
