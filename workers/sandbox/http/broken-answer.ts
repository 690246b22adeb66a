/** How the answer to a processed message goes wrong. */
export type Breakage = "hang" | "half" | "no-id" | "reset";
/** How a request goes wrong that was never processed. */
export type Loss = "html" | "hang-lost";

const HANG_MS = 120_000;

/** Spoils a good answer. Never rejects; `hang` ends when the caller gives up or after two minutes. */
export function brokenAnswer(
  breakage: Breakage,
  good: Response,
  request: Request,
): Response | Promise<Response> {
  switch (breakage) {
    case "hang":
      return hang(request);
    case "no-id":
      return withoutId(good);
    case "half":
      return cutOff(good);
    case "reset":
      return resetConnection();
  }
}

/** The answer to a request that is thrown away: a proxy's page, or nothing. */
export function lostAnswer(loss: Loss, request: Request): Response | Promise<Response> {
  return loss === "html" ? htmlAnswer(502, "Bad Gateway") : hang(request);
}

/** What a proxy in front of the carrier answers while the carrier is away. */
export function htmlAnswer(status: number, title: string): Response {
  return new Response(
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
    { status, headers: { "content-type": "text/html; charset=utf-8" } },
  );
}

function hang(request: Request): Promise<Response> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, HANG_MS);
    function finish() {
      clearTimeout(timer);
      request.signal.removeEventListener("abort", finish);
      resolve(new Response(null, { status: 504 }));
    }
    request.signal.addEventListener("abort", finish);
  });
}

async function withoutId(good: Response): Promise<Response> {
  const body = (await good.json()) as Record<string, unknown>;
  if (Array.isArray(body.messages)) body.messages = [];
  else delete body.sid;
  return new Response(JSON.stringify(body), { status: good.status, headers: good.headers });
}

/** The first half of the body, then the connection is gone. */
async function cutOff(good: Response): Promise<Response> {
  const bytes = new Uint8Array(await good.arrayBuffer());
  const half = bytes.slice(0, Math.floor(bytes.length / 2));
  let sent = false;
  const stream = new ReadableStream({
    async pull(controller) {
      if (!sent) {
        sent = true;
        controller.enqueue(half);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
      controller.error(undefined);
    },
  });
  return new Response(stream, { status: good.status, headers: good.headers });
}

/** No answer at all: the connection is closed. An undefined error closes it without a word on the console. */
function resetConnection(): Response {
  const stream = new ReadableStream({
    async pull(controller) {
      await Promise.resolve();
      controller.error(undefined);
    },
  });
  return new Response(stream);
}
