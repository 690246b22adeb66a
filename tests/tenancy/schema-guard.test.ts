import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import {
  COLUMNS_WITHOUT_KEY,
  DEFINER_FUNCTIONS,
  FUNCTIONS,
  GLOBAL_UNIQUES,
  LOOKUP_COLUMNS,
  RESERVED_TABLES,
  SPECIAL_GRANTS,
} from "./reviewed-schema";

setDefaultTimeout(60_000);

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const ask = async <Row>(text: string) => (await db.admin.query(text)).rows as Row[];
const IN_PUBLIC = "relnamespace = 'public'::regnamespace";
const COMPANY = "(company_id = ( SELECT app_company_id() AS app_company_id))";

interface Table {
  name: string;
  enabled: boolean;
  forced: boolean;
}
/** All but Prisma's own list of migrations, which no role of ours may touch. */
const tables = () =>
  ask<Table>(
    `SELECT relname AS name, relrowsecurity AS enabled, relforcerowsecurity AS forced FROM pg_class
     WHERE ${IN_PUBLIC} AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations' ORDER BY 1`,
  );

interface Policy {
  table: string;
  name: string;
  command: string;
  roles: string;
  reads: string;
  writes: string;
}
const policies = () =>
  ask<Policy>(
    `SELECT polrelid::regclass::text AS table, polname AS name, polcmd::text AS command, polroles::regrole[]::text AS roles,
       coalesce(pg_get_expr(polqual, polrelid), '') AS reads, coalesce(pg_get_expr(polwithcheck, polrelid), '') AS writes
     FROM pg_policy ORDER BY 1, 2`,
  );

describe("a table", () => {
  test("has its wall, and its owner stands before it too", async () => {
    const open = (await tables()).filter((table) => !table.enabled || !table.forced);
    expect(open.map((table) => table.name)).toEqual([]);
  });

  test("is no view, which would read as its owner", async () => {
    const others = await ask(
      `SELECT relname FROM pg_class WHERE ${IN_PUBLIC} AND relkind IN ('v', 'm', 'f')`,
    );
    expect(others).toEqual([]);
  });

  test("is a company's, by company_id, or is one that has been looked at", async () => {
    const found = await policies();
    const wrong: string[] = [];
    for (const { name } of await tables()) {
      const own = found.filter((policy) => policy.table === name && policy.name !== "lookup");
      const special = RESERVED_TABLES[name];
      const wanted = special ?? [`company * {mia_app} ${COMPANY} ${COMPANY}`];
      const has = own.map((policy) =>
        `${policy.name} ${policy.command} ${policy.roles} ${policy.reads} ${policy.writes}`
          .replaceAll(/\s+/g, " ")
          .trim(),
      );
      // membership is also read by log-ins, company by their names
      if (JSON.stringify(has) !== JSON.stringify(wanted)) wrong.push(`${name}: ${has.join("; ")}`);
    }
    expect(wrong).toEqual([]);
  });

  test("is read across companies by look-ups only, in ids, states and times", async () => {
    const lookups = (await policies()).filter((policy) => policy.name === "lookup");
    expect([
      ...new Set(lookups.map((policy) => `${policy.command} ${policy.roles} ${policy.reads}`)),
    ]).toEqual(["r {mia_lookup} true"]);
    const columns = await ask<{ name: string; columns: string[] }>(
      `SELECT table_name AS name, array_agg(column_name::text ORDER BY column_name::text) AS columns
       FROM information_schema.column_privileges WHERE grantee = 'mia_lookup' AND table_schema = 'public' GROUP BY 1 ORDER BY 1`,
    );
    expect(Object.fromEntries(columns.map((row) => [row.name, row.columns.join(" ")]))).toEqual(
      LOOKUP_COLUMNS,
    );
    const whole = await ask(
      "SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'mia_lookup' AND table_schema = 'public'",
    );
    expect(whole).toEqual([]);
  });

  test("without a wall is not seen by any role of ours", async () => {
    const seen = await ask(
      `SELECT grantee, table_name, privilege_type FROM information_schema.table_privileges
       WHERE table_schema = 'public' AND (table_name = '_prisma_migrations' OR grantee = 'PUBLIC') AND grantee <> current_user`,
    );
    expect(seen).toEqual([]);
  });

  test("may be changed by mia_app as a whole, but for what is only added to", async () => {
    const granted = await ask<{ name: string; grants: string }>(
      `SELECT table_name AS name, string_agg(privilege_type::text, ' ' ORDER BY privilege_type::text) AS grants
       FROM information_schema.table_privileges WHERE grantee = 'mia_app' AND table_schema = 'public' GROUP BY 1 ORDER BY 1`,
    );
    const special = granted.filter((row) => row.grants !== "DELETE INSERT SELECT UPDATE");
    expect(Object.fromEntries(special.map((row) => [row.name, row.grants]))).toEqual(SPECIAL_GRANTS);
    const people = await ask<{ column: string }>(
      `SELECT column_name AS column FROM information_schema.column_privileges
       WHERE grantee = 'mia_app' AND table_name = 'app_user' ORDER BY 1`,
    );
    expect(people.map((row) => row.column)).not.toContain("password_hash");
  });

  test("gets its company from the context, never from the caller", async () => {
    const columns = await ask<{ table: string; fallback: string | null }>(
      `SELECT table_name AS table, column_default AS fallback FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'company_id' ORDER BY 1`,
    );
    const without = columns
      .filter((column) => column.fallback !== "app_company_id()")
      .map(({ table }) => table);
    // Written before, or without, a company: by webhooks and log-ins.
    expect(without).toEqual(["inbound_dead", "parked_status", "session"]);
  });
});

describe("a reference", () => {
  test("carries the company with it", async () => {
    const keys = await ask<{ name: string; definition: string; target: string }>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition, confrelid::regclass::text AS target
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
    );
    const bare = keys.filter(
      ({ target, definition }) =>
        !["company", "app_user"].includes(target) &&
        !/^FOREIGN KEY \(company_id, \w+\) REFERENCES \w+\(company_id, \w+\)/.test(definition),
    );
    expect(bare.map((key) => key.name)).toEqual([]);
    expect(keys.filter((key) => key.definition.includes("SET NULL"))).toEqual([]);
    expect(keys.length).toBeGreaterThan(30);
  });

  test("without a key has been looked at", async () => {
    const columns = await ask<{ place: string }>(
      `SELECT c.relname || '.' || a.attname AS place FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
       WHERE c.${IN_PUBLIC} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'uuid'::regtype
         AND a.attname LIKE '%\\_id' AND a.attname <> 'company_id'
         AND NOT EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey))
       ORDER BY 1`,
    );
    expect(columns.map((column) => column.place)).toEqual(COLUMNS_WITHOUT_KEY);
  });
});

test("what is unique over all companies has been looked at", async () => {
  const uniques = await ask<{ index: string }>(
    `SELECT indexrelid::regclass::text || ' ' || substring(pg_get_indexdef(indexrelid) FROM '\\(.*$') AS index FROM pg_index
     WHERE indisunique AND indrelid IN (SELECT oid FROM pg_class WHERE ${IN_PUBLIC})
       AND pg_get_indexdef(indexrelid) !~ '\\((company_id|id)[,)]' ORDER BY 1`,
  );
  expect(uniques.map((row) => row.index)).toEqual(GLOBAL_UNIQUES);
});

interface Routine {
  name: string;
  definer: boolean;
  settings: string | null;
  owner: string;
  result: string;
  open: boolean;
}
const routines = () =>
  ask<Routine>(
    `SELECT proname AS name, prosecdef AS definer, proconfig::text AS settings, proowner::regrole::text AS owner,
       pg_get_function_result(oid) AS result, has_function_privilege('mia_auth', oid, 'EXECUTE') AS open
     FROM pg_proc AS p WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
  );

describe("a function", () => {
  test("that is new has been looked at", async () => {
    const plain = (await routines()).filter((routine) => !routine.definer);
    expect(plain.map((routine) => routine.name)).toEqual(FUNCTIONS);
  });

  test("that looks past the walls is on the list, returns what it says, and can be fooled by no search path", async () => {
    const definers = (await routines()).filter((routine) => routine.definer);
    expect(Object.fromEntries(definers.map(({ name, result }) => [name, result]))).toEqual(DEFINER_FUNCTIONS);
    for (const routine of definers) {
      expect([routine.name, routine.settings, routine.owner, routine.open]).toEqual([
        routine.name,
        '{"search_path=\\"\\""}',
        "mia_lookup",
        false,
      ]);
    }
  });

  test("of the list is asked by system-lookups.server.ts, and nowhere else", async () => {
    const source = await Bun.file("app/platform/db/system-lookups.server.ts").text();
    const asked = [...source.matchAll(/FROM (lookup_\w+)/g)].map((match) => match[1]!).sort();
    expect(asked).toEqual(Object.keys(DEFINER_FUNCTIONS).filter((name) => name.startsWith("lookup_")));
    expect(Object.keys(systemLookups(db.database))).toHaveLength(asked.length);
    const elsewhere: string[] = [];
    for await (const file of new Bun.Glob("{app,workers}/**/*.ts").scan()) {
      if (file.endsWith("system-lookups.server.ts") || file.includes("/generated/")) continue;
      if (/\blookup_[a-z]/.test(await Bun.file(file).text())) elsewhere.push(file);
    }
    expect(elsewhere).toEqual([]);
  });
});

test("no role of ours can log in, bypass a wall or own a table", async () => {
  const roles = await ask<{ name: string }>(
    `SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'mia\\_%' AND NOT (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb) ORDER BY 1`,
  );
  expect(roles.map((role) => role.name)).toEqual([
    "mia_app",
    "mia_auth",
    "mia_intake",
    "mia_jobs",
    "mia_lookup",
  ]);
  const owned = await ask(
    `SELECT relname FROM pg_class WHERE ${IN_PUBLIC} AND relowner::regrole::text LIKE 'mia\\_%'`,
  );
  expect(owned).toEqual([]);
  const members = await ask("SELECT 1 FROM pg_auth_members WHERE member::regrole::text LIKE 'mia\\_%'");
  expect(members).toEqual([]);
});

test("a table made without its wall would be noticed", async () => {
  const unlike = await openTestDatabase();
  await unlike.admin.query("CREATE TABLE forgotten (id uuid PRIMARY KEY, company_id uuid)");
  const { rows } = await unlike.admin.query(
    `SELECT relname FROM pg_class WHERE ${IN_PUBLIC} AND relkind = 'r' AND relname <> '_prisma_migrations' AND NOT relforcerowsecurity`,
  );
  expect(rows).toEqual([{ relname: "forgotten" }]);
  await unlike.close();
});
