import type pg from "pg";
import type { Listener } from "./listener";

/** One in so many sees only their own conversations. */
const OWN_EVERY = 10;

/** Companies with their members, each with one socket to open; the last company is for noise alone. */
export async function seedListeners(
  admin: pg.Pool,
  companies: number,
  members: number,
): Promise<Listener[][]> {
  const all = Array.from({ length: companies }, (_, company) => {
    const companyId = Bun.randomUUIDv7();
    return Array.from({ length: members }, (_, member): Listener => {
      const own = member % OWN_EVERY === 0;
      return { company, companyId, member, userId: Bun.randomUUIDv7(), own };
    });
  });
  const flat = all.flat();
  await admin.query("INSERT INTO company (id, name) SELECT id, 'Casa Aurora' FROM unnest($1::uuid[]) AS id", [
    all.map(([first]) => first!.companyId),
  ]);
  await admin.query(
    `INSERT INTO app_user (id, email, name, password_hash)
     SELECT id, id || '@example.com', 'Pessoa', '' FROM unnest($1::uuid[]) AS id`,
    [flat.map(({ userId }) => userId)],
  );
  await admin.query(
    `INSERT INTO membership (company_id, user_id, role, visibility)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], array_fill('agent'::text, ARRAY[cardinality($1::uuid[])]), $3::text[])`,
    [
      flat.map(({ companyId }) => companyId),
      flat.map(({ userId }) => userId),
      flat.map(({ own }) => (own ? "own" : "all")),
    ],
  );
  return all;
}
