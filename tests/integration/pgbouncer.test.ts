import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { startLaneSupervisor } from "#/workers/senders/lane-supervisor";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { type Database, openDatabase } from "~/platform/db/database.server";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { openJobs } from "~/platform/jobs/open-jobs.server";
import { createLogger } from "~/platform/logger/logger";
import { aMetaConnection } from "../factories/a-meta-connection";
import { aRunningCampaign } from "../factories/a-running-campaign";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import { findPgBouncer, type PgBouncer, startPgBouncer } from "./start-pgbouncer";

setDefaultTimeout(60_000);

const found = await findPgBouncer();
if ("missing" in found) console.log(`Skipped: ${found.missing}`);

describe.skipIf("missing" in found)(
  "behind PgBouncer in transaction mode, with a direct address beside it",
  () => {
    let test_: TestDatabase;
    let bouncer: PgBouncer;
    let pooled: Database;
    let sandbox: Sandbox;
    const companies: CompanyContext[] = [];

    beforeAll(async () => {
      test_ = await openTestDatabase();
      bouncer = await startPgBouncer((found as { binary: string }).binary, test_.url);
      pooled = openDatabase({ url: bouncer.url, directUrl: test_.url, poolSize: 12 });
      await openJobs(pooled, createLogger("test", "silent"), "enqueue");
      openTestProcess({ ...test_, database: pooled }, { DIRECT_DATABASE_URL: test_.url });
      sandbox = await startSandbox({ port: 0, mode: "off", seed: "bouncer" });
      for (const name of ["A", "B"]) {
        const { companyId } = await test_.company(name);
        const actor = { kind: "system", task: "test" } as const;
        companies.push(createCompanyContext(pooled, { companyId, actor }));
      }
    });
    afterAll(async () => {
      await sandbox?.stop();
      await pooled?.close();
      await bouncer?.stop();
      await test_?.close();
    });

    test("two companies' reads and writes over two shared connections never meet", async () => {
      const foreign: string[] = [];
      const work = Array.from({ length: 200 }, async (_, n) => {
        const ctx = companies[n % 2]!;
        const rows =
          n % 4 < 2
            ? await ctx.transaction(async ({ db }) => {
                await db.contact.create({ data: { firstName: `n${n}` } });
                return db.contact.findMany();
              })
            : await sqlTransaction(ctx, "read", (sql) =>
                sql.query<{ companyId: string }>('SELECT company_id AS "companyId" FROM contact'),
              );
        foreign.push(...rows.map((row) => row.companyId).filter((id) => id !== ctx.companyId));
      });
      await Promise.all(work);
      expect(foreign).toEqual([]);
      const { rows } = await test_.admin.query(
        "SELECT company_id, count(*)::int AS n FROM contact GROUP BY 1",
      );
      expect(rows.map((row) => row.n)).toEqual([50, 50]);
      expect((await systemLookups(pooled).companies()).length).toBe(2);
    });

    test("a server connection is left without role and company", async () => {
      const left = await bouncer.ask(
        "SELECT current_user AS role, current_setting('app.company_id', true) AS company",
      );
      expect([left.role === "mia_app", left.company || null]).toEqual([false, null]);
    });

    test("a job is enqueued in the transaction, and not when it fails", async () => {
      const [ctx] = companies;
      const job = { queue: "contacts.delete" };
      await ctx!.transaction((tx) => tx.jobs.enqueue(job, { one: 1 }));
      const failed = ctx!.transaction(async (tx) => {
        await tx.jobs.enqueue(job, { one: 2 });
        throw new Error("meant");
      });
      expect(await failed.catch((error: Error) => error.message)).toBe("meant");
      const { rows } = await test_.admin.query(
        "SELECT data->'payload' AS payload FROM pgboss.job WHERE name = $1",
        [job.queue],
      );
      expect(rows).toEqual([{ payload: { one: 1 } }]);
    });

    test("a lane sends 100 recipients of each company, once each", async () => {
      const campaigns: string[] = [];
      for (const [n, ctx] of companies.entries()) {
        const connection = await aMetaConnection(ctx, sandbox, { rate: 2_000 });
        campaigns.push(
          await aRunningCampaign(ctx, connection, {
            recipients: 100,
            firstPhone: 21_982_000_000 + n * 1_000,
          }),
        );
      }
      const lanes = startLaneSupervisor("behind-the-bouncer");
      await until(async () => {
        const { rows } = await test_.admin.query(
          "SELECT count(*)::int AS n FROM outgoing WHERE campaign_id = ANY ($1) AND state = 'accepted'",
          [campaigns],
        );
        return rows[0].n === 200;
      }, 40_000);
      await lanes.stop();
      expect([sandbox.sent.unique, sandbox.sent.duplicates()]).toEqual([200, []]);
    });
  },
);
