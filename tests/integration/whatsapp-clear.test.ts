import { afterAll, beforeAll, expect, test } from "bun:test";
import { addWhatsappConnection } from "~/features/whatsapp/add-whatsapp-connection.server";
import { clearOldRows } from "~/features/whatsapp/clear-old-rows.sql.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
});
afterAll(() => db.close());

test("what a linked number needed for a while goes, of an unlinked one too; what is still needed stays", async () => {
  const company = await db.company();
  const { id } = await addWhatsappConnection(company, { name: "Loja", server: "whatsapp" });
  const of = [company.companyId, id];
  for (const [name, days] of [
    ["old", 90],
    ["new", 0],
  ] as const) {
    await db.admin.query(
      `INSERT INTO whatsapp_key (company_id, connection_id, type, id, value, at)
       SELECT $1::uuid, $2::uuid, type, $3, '\\x00', now() - $4 * interval '1 day'
       FROM unnest(ARRAY['sent-message', 'session']) AS type`,
      [...of, name, days],
    );
    await db.admin.query(
      `INSERT INTO whatsapp_command (company_id, connection_id, kind, expires_at)
       VALUES ($1, $2, $3, now() - $4 * interval '1 day')`,
      [...of, name, days],
    );
    await db.admin.query(
      `INSERT INTO whatsapp_send (company_id, connection_id, id, at)
       VALUES ($1, $2, gen_random_uuid(), now() - $3 * interval '1 day')`,
      [...of, days],
    );
    await db.admin.query(
      `INSERT INTO whatsapp_check (company_id, phone, found, checked_at)
       VALUES ($1, $2, true, now() - $3 * interval '1 day')`,
      [company.companyId, `+55119${name}`, days],
    );
  }
  await clearOldRows(db.database);
  const { rows } = await db.admin.query(
    `SELECT (SELECT array_agg(type || ' ' || id ORDER BY type, id) FROM whatsapp_key WHERE connection_id = $1) AS keys,
       (SELECT array_agg(kind) FROM whatsapp_command WHERE connection_id = $1) AS commands,
       (SELECT count(*)::int FROM whatsapp_send WHERE connection_id = $1) AS sends,
       (SELECT array_agg(phone) FROM whatsapp_check WHERE company_id = $2) AS checks`,
    [id, company.companyId],
  );
  expect(rows[0]).toEqual({
    keys: ["sent-message new", "session new", "session old"],
    commands: ["new"],
    sends: 1,
    checks: ["+55119new"],
  });
});
