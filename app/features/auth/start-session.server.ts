import { appProcess } from "~/platform/app-process.server";
import type { Client } from "./client-of.server";
import { luciaOf } from "./lucia.server";

interface NewSession {
  userId: string;
  /** The company to look at first; the person's oldest without it. */
  companyId?: string;
  client: Client;
  /** The request's own cookies: a session that was open in this browser ends. */
  request: Request;
}

/** A new session with a new id, whatever the browser sent (session fixation). → the Set-Cookie header's value */
export async function startSession({ userId, companyId, client, request }: NewSession): Promise<string> {
  const lucia = luciaOf(appProcess());
  const old = lucia.readSessionCookie(request.headers.get("cookie") ?? "");
  if (old) await lucia.invalidateSession(old);
  const session = await lucia.createSession(userId, {
    companyId: companyId ?? null,
    userAgent: client.userAgent,
    address: client.address,
    createdAt: new Date(),
    lastSeenAt: new Date(),
  });
  return lucia.createSessionCookie(session.id).serialize();
}

/** → the Set-Cookie header's value that forgets the session */
export async function stopSession(request: Request): Promise<string> {
  const lucia = luciaOf(appProcess());
  const sessionId = lucia.readSessionCookie(request.headers.get("cookie") ?? "");
  if (sessionId) await lucia.invalidateSession(sessionId);
  return lucia.createBlankSessionCookie().serialize();
}
