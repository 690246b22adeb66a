import { TRPCError } from "@trpc/server";
import { AppError, type AppErrorCode, type MessageParams } from "~/platform/errors/app-error";

type TrpcCode = TRPCError["code"];

const CODES: Record<AppErrorCode, TrpcCode> = {
  BAD_REQUEST: "BAD_REQUEST",
  UNAUTHORIZED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  TOO_LARGE: "PAYLOAD_TOO_LARGE",
  TOO_MANY_REQUESTS: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

/** A refusal keeps its code over HTTP; the sentence is put in by the error formatter. */
export function asTrpcError(error: AppError): TRPCError {
  return new TRPCError({ code: CODES[error.code], message: error.messageKey, cause: error });
}

/** Which sentence a failed call is answered with: `<namespace>.<key>` and its parameters. */
export function sentenceOf(error: TRPCError): { messageKey: string; params: MessageParams } {
  const { cause } = error;
  if (cause instanceof AppError) return { messageKey: cause.messageKey, params: cause.params };
  const issues = issuesOf(cause);
  if (issues) return { messageKey: "api-keys.errors.wrongInput", params: { field: fieldOf(issues) } };
  if (error.code === "INTERNAL_SERVER_ERROR") return { messageKey: "common.errors.unknown", params: {} };
  return { messageKey: "api-keys.errors.wrongCall", params: {} };
}

type Issue = { path: PropertyKey[] };

/** Zod's, by shape: the message of a schema error is a list of issues. */
function issuesOf(cause: unknown): Issue[] | undefined {
  const issues = (cause as { issues?: unknown } | undefined)?.issues;
  return Array.isArray(issues) ? issues : undefined;
}

function fieldOf(issues: Issue[]): string {
  return issues[0]?.path.map(String).join(".") || "input";
}
