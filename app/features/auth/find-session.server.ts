import { appProcess } from "~/platform/app-process.server";
import type { Role } from "~/platform/db/company-types";
import { luciaOf } from "./lucia.server";
import { touchSession } from "./session-store.sql.server";

export interface SessionInfo {
  /** Secret: what the cookie carries. */
  sessionId: string;
  user: { id: string; name: string; email: string };
  companies: { id: string; name: string; role: Role }[];
  /** The one this session looks at; undefined when the person belongs to none. */
  company?: { id: string; name: string; role: Role };
}

const sameTick = new Map<string, Promise<SessionInfo | undefined>>();

/**
 * Whose session a request carries. A page's loaders all ask at once: questions asked in the same tick share one look-up,
 * and none outlives it, so what a session may do is never older than the request.
 */
export function findSession(request: Request): Promise<SessionInfo | undefined> {
  const sessionId = luciaOf(appProcess()).readSessionCookie(request.headers.get("cookie") ?? "");
  if (!sessionId) return Promise.resolve(undefined);
  const asked = sameTick.get(sessionId);
  if (asked) return asked;
  const answer = lookUp(sessionId);
  sameTick.set(sessionId, answer);
  setImmediate(() => sameTick.delete(sessionId));
  return answer;
}

async function lookUp(sessionId: string): Promise<SessionInfo | undefined> {
  const { database, clock } = appProcess();
  const { session, user } = await luciaOf(appProcess()).validateSession(sessionId);
  if (!session) return undefined;
  await touchSession(database.auth, sessionId, session.lastSeenAt, clock.now());
  const { id, name, email, companies } = user;
  return {
    sessionId,
    user: { id, name, email },
    companies,
    company: companies.find((company) => company.id === session.companyId) ?? companies[0],
  };
}
