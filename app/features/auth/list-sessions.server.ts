import { appProcess } from "~/platform/app-process.server";
import { hashToken } from "~/platform/crypto/hash-token";
import { describeDevice } from "./core/describe-device";
import type { SessionInfo } from "./find-session.server";
import { luciaOf } from "./lucia.server";

export interface SessionListItem {
  /** Public name: what the account page sends back to end it. */
  id: string;
  /** Browser and system, from the User-Agent; empty when it says nothing known. */
  browser: string;
  system: string;
  address: string | null;
  lastSeenAt: Date;
  createdAt: Date;
  current: boolean;
}

/** Where this person is logged in, the last used first. */
export async function listSessions(session: SessionInfo): Promise<SessionListItem[]> {
  const own = hashToken(session.sessionId);
  const sessions = await luciaOf(appProcess()).getUserSessions(session.user.id);
  return sessions.map(({ id, userAgent, address, lastSeenAt, createdAt }) => ({
    id,
    ...describeDevice(userAgent ?? ""),
    address,
    lastSeenAt,
    createdAt,
    current: id === own,
  }));
}
