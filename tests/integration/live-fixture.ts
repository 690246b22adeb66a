import { type LiveServer, startLiveServer } from "#/workers/live/live-server";
import type { LiveFact } from "~/live/live-fact";
import type { LiveMessage } from "~/live/live-message";
import { makeLiveTicket } from "~/live/live-ticket";
import type { AppProcess } from "~/platform/app-process.server";
import { until } from "../setup/until";

export const APP_URL = "http://localhost:4690";

/** A worker's live port, listening. */
export async function startLive({ database, env, logger }: AppProcess): Promise<LiveServer> {
  const health = async () => ({ status: "ok" });
  const server = await startLiveServer({
    port: 0,
    database,
    env,
    logger,
    health,
    metrics: async () => "mia_up 1\n",
  });
  await server.ready;
  return server;
}

export const ticketFor = (
  { env }: AppProcess,
  who: { companyId: string; userId: string; isKey?: boolean },
  now = new Date(),
) => makeLiveTicket({ isKey: false, ...who }, env.encryptionKeys, now);

/** Opens a socket; `heard` grows, `outcome` says whether it opened, `ready` whether it hears. */
export function dial(port: number, ticket: string, origin: string | null = APP_URL) {
  const heard: LiveMessage[] = [];
  const headers: Record<string, string> = origin ? { origin } : {};
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live?ticket=${ticket}`, { headers } as never);
  socket.onmessage = ({ data }) => heard.push(JSON.parse(String(data)));
  let closed: number | undefined;
  const outcome = new Promise<"open" | "refused">((resolve) => {
    socket.onopen = () => resolve("open");
    socket.onerror = () => resolve("refused");
    socket.onclose = ({ code }) => {
      closed = code;
      resolve("refused");
    };
  });
  return {
    socket,
    heard,
    outcome,
    facts: () => heard.flatMap((message) => ("facts" in message ? message.facts : [])),
    /** How often it was told to refetch, besides its beginning. */
    gaps: () => heard.filter((message) => "resync" in message).length,
    closed: () => closed,
    ready: () => until(() => heard.some((message) => "ready" in message)),
    hears: (kind: LiveFact["kind"]) =>
      until(() => heard.some((message) => "facts" in message && message.facts.some((f) => f.kind === kind))),
  };
}
