import { META_ERRORS } from "./error-table";

const JSON_HEADERS = { "content-type": "application/json; charset=UTF-8" };
let traces = 0;

/** A JSON answer as Graph gives it. */
export function graphJson(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: JSON_HEADERS });
}

function traceId(): string {
  traces++;
  return `A${traces.toString(36).padStart(8, "0")}sandbox_trace`;
}

/** `{error: {message: "(#code) title", type, code, error_data: {messaging_product, details}, fbtrace_id}}` with the documented HTTP status. */
export function graphError(code: number, details?: string): Response {
  const row = META_ERRORS[code];
  const error: Record<string, unknown> = {
    message: `(#${code}) ${row?.title ?? "Unknown error"}`,
    type: "OAuthException",
    code,
    error_data: { messaging_product: "whatsapp", details: details ?? row?.details ?? "" },
    fbtrace_id: traceId(),
  };
  if (code === 190) error.error_subcode = 463;
  return graphJson({ error }, row?.status ?? 400);
}

/** Graph's answer for an id that does not exist or that the token may not see: it does not say which. */
export function objectMissing(id: string, method: string): Response {
  return graphJson(
    {
      error: {
        message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
        type: "GraphMethodException",
        code: 100,
        error_subcode: 33,
        fbtrace_id: traceId(),
      },
    },
    400,
  );
}

/** A template author's mistake: code 100 with the 2388xxx number as subcode and a sentence for the author. */
export function templateError(subcode: number, title: string, message: string): Response {
  return graphJson(
    {
      error: {
        message: "Invalid parameter",
        type: "OAuthException",
        code: 100,
        error_subcode: subcode,
        is_transient: false,
        error_user_title: title,
        error_user_msg: message,
        fbtrace_id: traceId(),
      },
    },
    400,
  );
}
