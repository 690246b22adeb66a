import { type AppProcess, appProcess } from "~/platform/app-process.server";
import { type ConnectionSecretsCache, createConnectionSecrets } from "./connection-secrets.server";
import { type BodyKind, isReadable, refuseHeaders } from "./core/check-body";
import { inboundHash } from "./core/inbound-hash";
import { intakeOf } from "./intake.server";
import type { InboundSource } from "./store-inbound.sql.server";

const caches = new WeakMap<AppProcess, ConnectionSecretsCache>();

/** The opened secrets of this process. */
export function connectionSecrets(): ConnectionSecretsCache {
  const app = appProcess();
  const known = caches.get(app);
  if (known) return known;
  const made = createConnectionSecrets(app);
  caches.set(app, made);
  return made;
}

/** An answer for a machine: a status and one English line, as carriers show it in their logs. */
export const plainAnswer = (status: number, line: string) =>
  new Response(line, { status, headers: { "content-type": "text/plain; charset=utf-8" } });

/** The raw body, or the refusal: 413 too long, 415 not what we read, 400 when it broke off. */
export async function readBody(
  request: Request,
  kind: BodyKind,
  mostBytes: number,
): Promise<Uint8Array | Response> {
  const refusal = refuseHeaders(request.headers, kind, mostBytes);
  if (refusal) {
    await request.body?.cancel().catch(() => {});
    return plainAnswer(refusal, refusal === 413 ? "Body too long" : "Unsupported body");
  }
  try {
    const body = new Uint8Array(await request.arrayBuffer());
    return body.byteLength > mostBytes ? plainAnswer(413, "Body too long") : body;
  } catch (error) {
    // The web server cuts bodies that announced no length.
    const tooLong = String(error).includes("Body over");
    return tooLong ? plainAnswer(413, "Body too long") : plainAnswer(400, "Body broke off");
  }
}

interface Arrived {
  source: InboundSource;
  kind: BodyKind;
  connectionId?: string;
  body: Uint8Array;
  query?: string;
  /** A keyed digest of the body that has been checked, where there is one. */
  digest?: string;
}

/**
 * Stores a webhook whose signature was right. → undefined once it is on disk, or the refusal: 400 unreadable, 503 when
 * the database or we cannot take it now (the carrier comes again).
 */
export async function storeArrived(arrived: Arrived): Promise<Response | undefined> {
  const { source, kind, body } = arrived;
  if (!isReadable(body, kind)) return plainAnswer(400, "Unreadable body");
  const connectionId = arrived.connectionId ?? null;
  const query = arrived.query || null;
  const { database, logger } = appProcess();
  try {
    const hash = inboundHash(source, connectionId, query, arrived.digest ?? body);
    const outcome = await intakeOf(database).add({ source, connectionId, hash, body, query });
    return outcome === "full" ? busy() : undefined;
  } catch (error) {
    logger.error({ error: String(error) }, "webhooks cannot be stored");
    return busy();
  }
}

function busy(): Response {
  const answer = plainAnswer(503, "Try again");
  answer.headers.set("retry-after", "5");
  return answer;
}
