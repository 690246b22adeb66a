// Stands in for web, worker and sandbox in tests of the start: answers /health, ends on SIGTERM, falls when asked to.
const port = Number(process.argv[2]);

Bun.serve({
  port,
  hostname: "127.0.0.1",
  idleTimeout: 0,
  fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/pid") return new Response(String(process.pid));
    if (pathname === "/hold") return new Response(new ReadableStream({ start: (held) => held.enqueue("…") }));
    return Response.json({ status: "ok" });
  },
});
// Takes a moment, as real ones do.
process.on("SIGTERM", () => setTimeout(() => process.exit(0), 200));
