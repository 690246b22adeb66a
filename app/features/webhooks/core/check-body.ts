/** Meta: "payloads can be up to 3 MB" (Webhooks, overview). A little more, so that theirs is never cut. */
export const MOST_META_BYTES = 3 * 1024 * 1024 + 64 * 1024;
/** Ten media links and 1,600 characters, percent-encoded, stay far below. */
export const MOST_TWILIO_BYTES = 256 * 1024;

export type BodyKind = "json" | "form";

const TYPES: Record<BodyKind, string> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
};

/**
 * Whether the headers announce a body we read: its media type, in UTF-8, not compressed and not too long.
 * @returns the HTTP status of the refusal, or undefined when all is well.
 */
export function refuseHeaders(headers: Headers, kind: BodyKind, mostBytes: number): 413 | 415 | undefined {
  const [type = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  if (type.trim() !== TYPES[kind]) return 415;
  const charset = parameters.map((part) => /^\s*charset\s*=\s*"?([^"\s]+)"?/.exec(part)?.[1]).find(Boolean);
  if (charset !== undefined && charset !== "utf-8" && charset !== "utf8") return 415;
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (encoding !== "" && encoding !== "identity") return 415;
  return Number(headers.get("content-length") ?? 0) > mostBytes ? 413 : undefined;
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** Whether the bytes are UTF-8 and, for JSON, one whole object. What is inside is judged when it is applied. */
export function isReadable(body: Uint8Array, kind: BodyKind): boolean {
  try {
    const text = strict.decode(body);
    if (kind === "form") return text !== "";
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
