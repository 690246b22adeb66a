import type { AMetaConnection } from "#/tests/factories/a-meta-connection";
import { aRunningCampaign } from "#/tests/factories/a-running-campaign";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";

let counter = 0;

/** A company with one number at the fake Graph. */
export async function seedNumber(graphUrl: string, rate: number) {
  counter += 1;
  const { database, secrets } = appProcess();
  const ctx = createCompanyContext(database, {
    companyId: Bun.randomUUIDv7(),
    actor: { kind: "system", task: "bench" },
  });
  const id = Bun.randomUUIDv7();
  const serial = `${counter}`.padStart(15, "9");
  const credentials = {
    phoneNumberId: serial,
    wabaId: `w${serial}`,
    portfolioId: `p${serial}`,
    token: "bench",
    appSecret: "bench-secret",
    baseUrl: graphUrl,
  };
  const address = `+5511400${String(counter).padStart(5, "0")}`;
  const components = [{ type: "BODY", text: "Oi, {{1}}! Que bom ter você aqui." }];
  const template = await ctx.transaction(async ({ db }) => {
    await db.company.createMany({ data: [{ id: ctx.companyId, name: `Empresa ${counter}` }] });
    await db.connection.create({
      data: {
        id,
        kind: "meta",
        name: "Vendas",
        state: "active",
        address,
        externalId: serial,
        wabaId: credentials.wabaId,
        rate,
        credentials: secrets.seal(JSON.stringify(credentials), {
          companyId: ctx.companyId,
          table: "connection",
          column: "credentials",
          rowId: id,
        }),
      },
    });
    await db.lane.create({ data: { connectionId: id } });
    return db.template.create({
      data: {
        kind: "meta",
        wabaId: credentials.wabaId,
        name: "boas_vindas",
        language: "pt_BR",
        category: "MARKETING",
        status: "APPROVED",
        components,
      },
    });
  });
  const connection = { id, address, credentials, portfolioId: "", template } as unknown as AMetaConnection;
  return {
    ctx,
    connection,
    launch: (recipients: number) =>
      aRunningCampaign(ctx, connection, { recipients, firstPhone: 21_000_000_000 + counter * 10_000_000 }),
  };
}
