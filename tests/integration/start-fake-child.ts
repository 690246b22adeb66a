// Stands in for web, worker and sandbox in tests of the start: answers /health, ends on SIGTERM, falls when asked to.
const port = Number(process.argv[2]);

Bun.serve({
  port,
  hostname: "127.0.0.1",
  fetch(request) {
    if (new URL(request.url).pathname === "/pid") return new Response(String(process.pid));
    return Response.json({ status: "ok" });
  },
});
process.on("SIGTERM", () => process.exit(0));
