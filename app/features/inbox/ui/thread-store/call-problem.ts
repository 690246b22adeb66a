import { TRPCClientError } from "@trpc/client";

/** Refusals that pass by themselves: worth asking again. */
const PASSING = new Set(["SERVICE_UNAVAILABLE", "TOO_MANY_REQUESTS", "TIMEOUT"]);

/** Why the server refused a call, in its own sentence; null when it was not reached or may answer otherwise soon. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const code = (error.data as { code?: string } | null | undefined)?.code;
  return code === undefined || PASSING.has(code) ? null : error.message;
}

/** The key of its sentence: `inbox-thread.errors.…`. */
export function refusalKeyOf(error: unknown): string | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  return (error.data as { messageKey?: string } | null | undefined)?.messageKey;
}
