const ORIGIN = "http://localhost:3000";

/** A form as a browser sends it from our own page, with this cookie. Fields may repeat; absent ones are not sent. */
export function formRequest(
  path: string,
  fields: Record<string, string | string[] | undefined>,
  cookie?: string,
  headers: Record<string, string> = {},
): Request {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
  return new Request(ORIGIN + path, {
    method: "POST",
    body,
    headers: { origin: ORIGIN, "sec-fetch-site": "same-origin", ...(cookie && { cookie }), ...headers },
  });
}

/** A page's address opened with this cookie. */
export function pageRequest(path: string, cookie?: string): Request {
  return new Request(ORIGIN + path, { headers: cookie ? { cookie } : {} });
}
