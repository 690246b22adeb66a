import { firstText, isObject, objectOf } from "../narrow-json";

/** Meta's error object, from `{error: …}` of an HTTP answer or an entry of a status's `errors`. */
export interface MetaError {
  /** Code as text; absent when Meta sent none. */
  readonly code?: string;
  /** The most telling sentence Meta gave: details, what it says to users, message, title. */
  readonly detail: string;
  readonly isTransient: boolean;
}

/** Reads one error object. Subcodes and titles are ignored: Meta asks to build on `code` and `details`. */
export function readMetaError(value: unknown): MetaError | undefined {
  if (!isObject(value)) return undefined;
  const code = firstText(value.code);
  const detail =
    firstText(objectOf(value.error_data).details, value.error_user_msg, value.message, value.title) ?? "";
  return { code, detail: detail.slice(0, 500), isTransient: value.is_transient === true };
}
