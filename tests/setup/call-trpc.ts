import { handleTrpc } from "~/trpc/handle-trpc.server";

interface Call {
  /** A session's, as for a request's `cookie` header. */
  cookie?: string;
  /** An API key. */
  key?: string;
  input?: unknown;
  /** Queries go by GET. */
  kind?: "query" | "mutation";
  headers?: Record<string, string>;
}

export interface TrpcAnswer {
  status: number;
  value?: unknown;
  message?: string;
  messageKey?: string;
}

const ORIGIN = "http://localhost:3000";

/** One call over HTTP's own shapes, without a socket. By cookie it comes from our own page unless headers say otherwise. */
export async function callTrpc(path: string, call: Call = {}): Promise<TrpcAnswer> {
  const { cookie, key, input, kind = "mutation", headers = {} } = call;
  const query =
    kind === "query" && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
  const request = new Request(`${ORIGIN}/api/trpc/${path}${query}`, {
    method: kind === "query" ? "GET" : "POST",
    body: kind === "query" ? undefined : JSON.stringify(input ?? {}),
    headers: {
      ...(kind === "mutation" && { "content-type": "application/json" }),
      ...(cookie && { cookie, origin: ORIGIN, "sec-fetch-site": "same-origin" }),
      ...(key && { authorization: `Bearer ${key}` }),
      ...headers,
    },
  });
  const response = await handleTrpc(request, "203.0.113.1");
  const body = (await response.json()) as {
    result?: { data?: unknown };
    error?: { message: string; data: { messageKey: string } };
  };
  return {
    status: response.status,
    ...(body.error
      ? { message: body.error.message, messageKey: body.error.data.messageKey }
      : { value: body.result?.data }),
  };
}
