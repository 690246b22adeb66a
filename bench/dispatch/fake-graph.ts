/**
 * The other end: takes a send, notes when, answers like Meta. A process of its own, as lean as a server can be, and the
 * same for everybody that is compared. GET /report gives what arrived.
 */
const arrivals = new Map<string, number>();
let duplicates = 0;
let first = 0;
let last = 0;
let times: number[] = [];
const now = () => performance.timeOrigin + performance.now();

const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  idleTimeout: 0,
  async fetch(request) {
    if (request.method === "GET") return report(new URL(request.url));
    const body = await request.text();
    const at = now();
    const start = body.indexOf('"biz_opaque_callback_data":"') + 28;
    const id = body.slice(start, body.indexOf('"', start));
    if (arrivals.has(id)) duplicates += 1;
    arrivals.set(id, at);
    times.push(at);
    first ||= at;
    last = at;
    return new Response(
      `{"messaging_product":"whatsapp","contacts":[{"input":"+5521","wa_id":"5521"}],"messages":[{"id":"wamid.${id}"}]}`,
      { headers: { "content-type": "application/json" } },
    );
  },
});

function report(url: URL): Response {
  if (url.pathname === "/reset") {
    arrivals.clear();
    times = [];
    duplicates = 0;
    first = 0;
    last = 0;
    return new Response("ok");
  }
  if (url.pathname === "/arrivals") return Response.json([...arrivals]);
  return Response.json({ unique: arrivals.size, duplicates, first, last, busiestSecond: busiestSecond() });
}

/** Most messages in any window of one second, wherever it begins. */
function busiestSecond(): number {
  let from = 0;
  let most = 0;
  for (let to = 0; to < times.length; to += 1) {
    while (times[to]! - times[from]! >= 1_000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

console.log(`Graph: ${server.url.origin}`);
