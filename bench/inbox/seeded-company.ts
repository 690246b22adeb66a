import type pg from "pg";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import type { Database } from "~/platform/db/database.server";
import type { SeedCompany } from "./seed-shape";

export interface BenchCompany {
  conversations: number;
  admin: CompanyContext;
  ofDepartments: CompanyContext;
  own: CompanyContext;
  departments: string[];
  labels: string[];
  connections: string[];
  campaigns: string[];
  members: string[];
  /** A thread with a fiftieth of the company's messages… */
  longThread: string;
  /** …a place in its middle, and others of usual length. */
  middle: { at: Date; id: string };
  threads: string[];
}

/** What calls in a company are made with. */
export async function readCompany(
  client: pg.Client,
  database: Database,
  seeded: SeedCompany,
): Promise<BenchCompany> {
  const all = async <Row>(text: string) => (await client.query(text, [seeded.id])).rows as Row[];
  const ids = async (text: string) => (await all<{ id: string }>(text)).map(({ id }) => id);
  const people = await all<{ id: string; role: Role; visibility: string }>(
    "SELECT user_id AS id, role, visibility FROM membership WHERE company_id = $1",
  );
  const as = (visibility: string, role: Role) => {
    const { id } = people.find((one) => one.visibility === visibility && one.role === role)!;
    return createCompanyContext(database, {
      companyId: seeded.id,
      actor: { kind: "member", userId: id, role },
    });
  };
  const [long] = await all<{ id: string; n: number }>(
    `SELECT conversation_id AS id, count(*)::int AS n FROM message WHERE company_id = $1 GROUP BY 1 ORDER BY n DESC LIMIT 1`,
  );
  const { rows } = await client.query(
    "SELECT at, id FROM message WHERE conversation_id = $1 ORDER BY at DESC, id DESC OFFSET $2 LIMIT 1",
    [long!.id, Math.floor(long!.n / 2)],
  );
  return {
    conversations: seeded.conversations,
    admin: as("all", "admin"),
    ofDepartments: as("department", "agent"),
    own: as("own", "agent"),
    departments: await ids("SELECT id FROM department WHERE company_id = $1 ORDER BY id"),
    labels: await ids("SELECT id FROM label WHERE company_id = $1 ORDER BY id"),
    connections: await ids("SELECT id FROM connection WHERE company_id = $1 ORDER BY id"),
    campaigns: await ids(
      "SELECT DISTINCT campaign_id AS id FROM conversation WHERE company_id = $1 AND campaign_id IS NOT NULL",
    ),
    members: people.map(({ id }) => id),
    longThread: long!.id,
    middle: rows[0],
    threads: await ids("SELECT id FROM conversation WHERE company_id = $1 ORDER BY md5(id::text) LIMIT 200"),
  };
}
