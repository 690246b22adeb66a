import { TRPCClientError } from "@trpc/client";

/** What the server said, which is in the reader's words already; `otherwise` when it could not be asked. */
export function saidError(error: unknown, otherwise: string): string {
  const told = error instanceof TRPCClientError && (error.data as { messageKey?: string } | null)?.messageKey;
  return told ? (error as Error).message : otherwise;
}
