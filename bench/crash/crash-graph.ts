import { createHmac } from "node:crypto";

export interface CrashGraph {
  readonly url: string;
  /** Where it reports to, and how it signs. */
  webhook?: { url: string; secret: string; phoneNumberId: string };
  readonly total: number;
  readonly unique: number;
  readonly duplicates: number;
  readonly mostInFlight: number;
  readonly lastAtMs: number;
  /** Resolves when so many sends have arrived. */
  received(total: number): Promise<void>;
  stop(): Promise<void>;
}

/** Takes sends after a pause like Meta's, and reports each as delivered by signed webhook until it is accepted with 200. */
export function startCrashGraph(): CrashGraph {
  const seen = new Map<string, number>();
  const waiting: { total: number; resolve: () => void }[] = [];
  const toReport: string[] = [];
  let total = 0;
  let lastAtMs = 0;
  let inFlight = 0;
  let mostInFlight = 0;
  let stopped = false;

  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      // The worker looks after its number meanwhile.
      if (request.method !== "POST") return new Response(null, { status: 404 });
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      const { biz_opaque_callback_data: id } = (await request.json()) as { biz_opaque_callback_data: string };
      seen.set(id, (seen.get(id) ?? 0) + 1);
      total += 1;
      lastAtMs = performance.now();
      toReport.push(id);
      for (const wait of [...waiting]) if (total >= wait.total) wait.resolve();
      await Bun.sleep(30);
      inFlight -= 1;
      return Response.json({
        messaging_product: "whatsapp",
        contacts: [],
        messages: [{ id: `wamid.${id}` }],
      });
    },
  });

  const reporting = (async () => {
    while (!stopped || toReport.length > 0) {
      const ids = toReport.splice(0, 100);
      if (ids.length === 0) {
        await Bun.sleep(50);
        continue;
      }
      if (!(await report(ids)) && !stopped) {
        toReport.unshift(...ids);
        await Bun.sleep(200);
      }
    }
  })();

  async function report(ids: string[]): Promise<boolean> {
    const { webhook } = graph;
    if (!webhook) return false;
    const statuses = ids.map((id) => ({
      id: `wamid.${id}`,
      status: "delivered",
      timestamp: String(Math.floor(Date.now() / 1000)),
      recipient_id: "5521",
      biz_opaque_callback_data: id,
    }));
    const value = {
      messaging_product: "whatsapp",
      metadata: { display_phone_number: "5511", phone_number_id: webhook.phoneNumberId },
      statuses,
    };
    const body = JSON.stringify({
      object: "whatsapp_business_account",
      entry: [{ id: "waba", changes: [{ field: "messages", value }] }],
    });
    const signature = createHmac("sha256", webhook.secret).update(body).digest("hex");
    const answer = await fetch(webhook.url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` },
      body,
    }).catch(() => undefined);
    await answer?.text();
    return answer?.status === 200;
  }

  const graph: CrashGraph = {
    url: server.url.origin,
    webhook: undefined,
    get total() {
      return total;
    },
    get unique() {
      return seen.size;
    },
    get duplicates() {
      return [...seen.values()].filter((times) => times > 1).length;
    },
    get lastAtMs() {
      return lastAtMs;
    },
    get mostInFlight() {
      return mostInFlight;
    },
    received: (wanted) =>
      total >= wanted
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ total: wanted, resolve })),
    async stop() {
      stopped = true;
      await reporting;
      await server.stop(true);
    },
  };
  return graph;
}
