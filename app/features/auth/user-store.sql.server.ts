import type { RolePool } from "~/platform/db/role-pool.server";

export interface UserRow {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
}

const USER = `id, email, name, password_hash AS "passwordHash"`;

/** `email` in lower case. */
export async function findUserByEmail(auth: RolePool, email: string): Promise<UserRow | undefined> {
  const [row] = await auth.run((sql) =>
    sql.query<UserRow>(`SELECT ${USER} FROM app_user WHERE email = $1`, [email]),
  );
  return row;
}

export async function findUserById(auth: RolePool, id: string): Promise<UserRow | undefined> {
  const [row] = await auth.run((sql) =>
    sql.query<UserRow>(`SELECT ${USER} FROM app_user WHERE id = $1`, [id]),
  );
  return row;
}

/** → the new id; undefined when the e-mail has an account already */
export async function insertUser(
  auth: RolePool,
  user: { email: string; name: string; passwordHash: string },
): Promise<string | undefined> {
  const [row] = await auth.run((sql) =>
    sql.query<{ id: string }>(
      `INSERT INTO app_user (email, name, password_hash) VALUES ($1, $2, $3)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [user.email, user.name, user.passwordHash],
    ),
  );
  return row?.id;
}

/** For an account whose company or invitation fell through in the same request. */
export async function deleteUser(auth: RolePool, id: string): Promise<void> {
  await auth.run((sql) => sql.execute("DELETE FROM app_user WHERE id = $1", [id]));
}

export async function setPasswordHash(auth: RolePool, id: string, passwordHash: string): Promise<void> {
  await auth.run((sql) =>
    sql.execute("UPDATE app_user SET password_hash = $2 WHERE id = $1", [id, passwordHash]),
  );
}

export async function setUserName(auth: RolePool, id: string, name: string): Promise<void> {
  await auth.run((sql) => sql.execute("UPDATE app_user SET name = $2 WHERE id = $1", [id, name]));
}

/** Ids of the companies a person belongs to. */
export async function companiesOfUser(auth: RolePool, userId: string): Promise<string[]> {
  const rows = await auth.run((sql) =>
    sql.query<{ companyId: string }>(
      `SELECT company_id AS "companyId" FROM membership WHERE user_id = $1 ORDER BY id`,
      [userId],
    ),
  );
  return rows.map((row) => row.companyId);
}
