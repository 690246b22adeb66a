export type AppErrorCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "TOO_LARGE"
  | "TOO_MANY_REQUESTS"
  | "UNAVAILABLE";

export type MessageParams = Record<string, string | number>;

/**
 * A refusal that a person reads: `messageKey` is `<namespace>.<key>` in app/i18n/messages, translated for each reader.
 * Anything that is not an AppError is a bug and is shown as "something failed on our side".
 */
export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    readonly messageKey: string,
    readonly params: MessageParams = {},
  ) {
    super(`${code} ${messageKey} ${JSON.stringify(params)}`);
    this.name = "AppError";
  }
}
