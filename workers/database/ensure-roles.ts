import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { StartError } from "~/platform/env/start-error";

/** The restricted roles of prisma/roles.sql. None can log in; log-ins switch to them. */
export const RESTRICTED_ROLES = ["mia_app", "mia_auth", "mia_intake", "mia_jobs", "mia_lookup"] as const;

/**
 * Creates the restricted roles, and lets the owner and, if there is one, the app's separate log-in switch to them.
 * Roles belong to the whole server: two databases migrated at once touch the same rows, which is tried again.
 */
export async function ensureRoles(client: pg.Client, appUser?: string): Promise<void> {
  const user = (await client.query<{ name: string }>("SELECT current_user AS name")).rows[0]?.name ?? "";
  if (!(await maySwitch(client, user))) {
    await again(
      () => client.query(readFileSync(join(import.meta.dir, "../../prisma/roles.sql"), "utf8")),
      user,
    );
  }
  if (!appUser || appUser === user || (await maySwitch(client, appUser))) return;
  const roles = RESTRICTED_ROLES.join(", ");
  await again(
    () => client.query(`GRANT ${roles} TO ${pg.escapeIdentifier(appUser)} WITH INHERIT FALSE, SET TRUE`),
    user,
  );
}

async function maySwitch(client: pg.Client, user: string): Promise<boolean> {
  const { rows } = await client.query<{ all: boolean }>(
    `SELECT count(*) = cardinality($2::text[]) AS all FROM pg_roles
     WHERE rolname = ANY($2) AND pg_has_role($1, oid, 'SET')`,
    [user, RESTRICTED_ROLES],
  );
  return rows[0]?.all ?? false;
}

async function again(grant: () => Promise<unknown>, user: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await grant();
      return;
    } catch (error) {
      const { message, code } = error as { message: string; code?: string };
      if (code === "42501") {
        throw new StartError("database.mayNotCreateRoles", {
          variable: "DATABASE_URL",
          user,
          reason: message,
        });
      }
      // Postgres has no code of its own for "tuple concurrently updated".
      const raced = code === "XX000" || code === "23505" || code === "40001" || code === "40P01";
      if (!raced || attempt === 10) throw error;
    }
    await Bun.sleep(50 * attempt);
  }
}
