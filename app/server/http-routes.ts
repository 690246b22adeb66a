import type { HttpRoute } from "./http-route";

interface Probes {
  /** Whether this process can serve; details go into the answer as JSON. */
  health(): Promise<{ ok: boolean; [detail: string]: unknown }>;
  /** Prometheus text; absent where metrics are not shown. */
  metrics?(): Promise<string>;
}

/**
 * Addresses answered before Remix, in order. To add one (webhooks, tRPC, uploads), write an HttpRoute beside its
 * feature and pass it in `extra` from app/server.ts.
 */
export function httpRoutes(probes: Probes, extra: readonly HttpRoute[] = []): HttpRoute[] {
  const { metrics } = probes;
  const own: HttpRoute[] = [
    { name: "health", match: exactly("/health"), handle: () => answerHealth(probes) },
    ...(metrics
      ? [{ name: "metrics", match: exactly("/metrics"), handle: () => answerMetrics(metrics) }]
      : []),
  ];
  return [...own, ...extra];
}

function exactly(path: string) {
  return (pathname: string) => pathname === path;
}

async function answerHealth(probes: Probes): Promise<Response> {
  try {
    const state = await probes.health();
    return Response.json(state, { status: state.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
  } catch {
    return Response.json({ ok: false }, { status: 503, headers: { "cache-control": "no-store" } });
  }
}

async function answerMetrics(metrics: () => Promise<string>): Promise<Response> {
  return new Response(await metrics(), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
}
