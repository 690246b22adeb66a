import type { Health } from "./check-health.server";

/** 200 when all is well, 503 naming the part that fails. Never cached. */
export function healthResponse(health: Health): Response {
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
