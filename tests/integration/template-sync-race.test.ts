import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { syncTemplates } from "~/features/templates/sync-templates.server";
import { appProcess } from "~/platform/app-process.server";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
});
afterAll(() => database.close());

test("a template made while Meta's list is being read is not taken for gone; one that was there before is", async () => {
  const ctx = await database.company();
  const connectionId = Bun.randomUUIDv7();
  const template = (name: string) => ({
    kind: "meta",
    wabaId: "waba-race",
    name,
    language: "pt_BR",
    category: "MARKETING",
    status: "PENDING",
    components: [],
  });
  const meta = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch() {
      await ctx.transaction(({ db }) => db.template.createMany({ data: [template("nova")] }));
      return Response.json({ data: [], paging: {} });
    },
  });
  const credentials = {
    phoneNumberId: connectionId,
    wabaId: "waba-race",
    token: "t",
    baseUrl: `http://127.0.0.1:${meta.port}`,
  };
  const place = { companyId: ctx.companyId, table: "connection", column: "credentials", rowId: connectionId };
  await ctx.transaction(async ({ db }) => {
    await db.template.createMany({ data: [template("antiga")] });
    await db.connection.createMany({
      data: [
        {
          id: connectionId,
          kind: "meta",
          name: "Vendas",
          state: "active",
          address: "+551140028831",
          externalId: connectionId,
          wabaId: "waba-race",
          credentials: appProcess().secrets.seal(JSON.stringify(credentials), place),
        },
      ],
    });
  });
  expect((await syncTemplates(ctx, connectionId)).missing).toBe(1);
  await meta.stop(true);
  const rows = await ctx.read(({ db }) =>
    db.template.findMany({ where: { missingSince: { not: null } }, select: { name: true } }),
  );
  expect(rows).toEqual([{ name: "antiga" }]);
});
