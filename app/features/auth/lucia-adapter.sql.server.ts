import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import { hashToken } from "~/platform/crypto/hash-token";
import type { Role } from "~/platform/db/company-types";
import type { RolePool } from "~/platform/db/role-pool.server";

export interface SessionFacts {
  /** The company this session is looking at; null until one is chosen. */
  companyId: string | null;
  userAgent: string | null;
  /** The client's network address when it logged in. */
  address: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

export interface UserFacts {
  email: string;
  name: string;
  /** Companies of this person, the oldest membership first. Read again with each request, so a removal counts at once. */
  companies: { id: string; name: string; role: Role }[];
}

interface SessionRow extends SessionFacts {
  id: string;
  userId: string;
  expiresAt: Date;
}

const SESSION = `s.id, s.user_id AS "userId", s.expires_at AS "expiresAt", s.company_id AS "companyId",
  s.user_agent AS "userAgent", s.address, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt"`;

const COMPANIES = `(SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'role', m.role) ORDER BY m.id), '[]')
  FROM membership AS m JOIN company AS c ON c.id = m.company_id WHERE m.user_id = u.id) AS companies`;

/**
 * Lucia's storage, as the role mia_auth (docs/decisions/lucia.md). What the table holds is the SHA-256 of a session's
 * id: a copy of the database opens nobody's session. `getUserSessions` therefore answers with hashes, which are also
 * the public names of sessions on the account page.
 */
export function luciaAdapter(auth: RolePool): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const [row] = await auth.run((sql) =>
        sql.query<SessionRow & UserFacts>(
          `SELECT ${SESSION}, u.email, u.name, ${COMPANIES}
           FROM session AS s JOIN app_user AS u ON u.id = s.user_id WHERE s.id = $1`,
          [hashToken(sessionId)],
        ),
      );
      return row ? [{ ...sessionOf(row), id: sessionId }, userOf(row)] : [null, null];
    },
    getUserSessions: (userId) =>
      auth.run(async (sql) =>
        (
          await sql.query<SessionRow>(
            `SELECT ${SESSION} FROM session AS s WHERE s.user_id = $1 ORDER BY s.last_seen_at DESC`,
            [userId],
          )
        ).map(sessionOf),
      ),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      auth.run(async (sql) => {
        await sql.execute(
          `INSERT INTO session (id, user_id, expires_at, company_id, user_agent, address)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [
            hashToken(id),
            userId,
            expiresAt,
            attributes.companyId,
            attributes.userAgent?.slice(0, 300) ?? null,
            attributes.address,
          ],
        );
      }),
    updateSessionExpiration: (id, expiresAt) =>
      run(auth, "UPDATE session SET expires_at = $2 WHERE id = $1", [hashToken(id), expiresAt]),
    deleteSession: (id) => run(auth, "DELETE FROM session WHERE id = $1", [hashToken(id)]),
    deleteUserSessions: (userId) => run(auth, "DELETE FROM session WHERE user_id = $1", [userId]),
    deleteExpiredSessions: () => run(auth, "DELETE FROM session WHERE expires_at <= now()"),
  };
}

async function run(auth: RolePool, text: string, values: unknown[] = []): Promise<void> {
  await auth.run((sql) => sql.execute(text, values));
}

function sessionOf({ id, userId, expiresAt, ...attributes }: SessionRow): DatabaseSession {
  const { companyId, userAgent, address, createdAt, lastSeenAt } = attributes;
  return { id, userId, expiresAt, attributes: { companyId, userAgent, address, createdAt, lastSeenAt } };
}

function userOf({ userId, email, name, companies }: SessionRow & UserFacts): DatabaseUser {
  return { id: userId, attributes: { email, name, companies } };
}
