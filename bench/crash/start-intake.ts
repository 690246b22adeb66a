import { webhookRoutes } from "~/features/webhooks/webhook-routes.server";

/** The web process's own webhook handlers on a port of their own. */
export function startIntake() {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const route = webhookRoutes.find((one) => one.match(pathname));
      const context = { clientAddress: "127.0.0.1", requestId: "bench" };
      return route ? route.handle(request, context as never) : new Response(null, { status: 404 });
    },
  });
  return { url: `${server.url.origin}/api/v1/webhooks/meta`, stop: () => server.stop(true) };
}
