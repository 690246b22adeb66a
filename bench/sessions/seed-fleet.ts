import { aRunningCampaign } from "#/tests/factories/a-running-campaign";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";

/** A number that waits to be linked. */
export interface FleetNumber {
  id: string;
  /** Digits of the phone that scans its QR. */
  phone: string;
}

/** One company with so many numbers by QR, none linked yet, their pace off. */
export async function seedFleet(count: number) {
  const ctx = createCompanyContext(appProcess().database, {
    companyId: Bun.randomUUIDv7(),
    actor: { kind: "system", task: "bench" },
  });
  const numbers = Array.from(
    { length: count },
    (_, i): FleetNumber => ({ id: Bun.randomUUIDv7(), phone: `5511970${String(i).padStart(6, "0")}` }),
  );
  const template = await ctx.transaction(async ({ db }) => {
    await db.company.createMany({ data: [{ id: ctx.companyId, name: "Frota" }] });
    await db.connection.createMany({
      data: numbers.map(({ id, phone }) => ({
        id,
        kind: "whatsapp",
        name: phone,
        state: "pending",
        addedBy: "cli",
        address: "",
        externalId: `whatsapp:${id}`,
        rate: 1_000,
        credentials: "",
      })),
    });
    await db.lane.createMany({ data: numbers.map(({ id }) => ({ connectionId: id })) });
    await db.whatsappSession.createMany({
      data: numbers.map(({ id }) => ({
        connectionId: id,
        server: "sandbox",
        pace: { off: true },
        riskAcceptedAt: new Date(),
      })),
    });
    return db.template.create({
      data: {
        kind: "text",
        name: "oi",
        language: "pt_BR",
        category: "MARKETING",
        status: "APPROVED",
        components: { text: "Oi, {{first_name}}! Que bom ter você aqui." },
      },
    });
  });

  return {
    ctx,
    numbers,
    /** Asks for a QR, and for a socket ever after. */
    async want(some: FleetNumber[]) {
      await ctx.transaction(({ db }) =>
        db.whatsappSession.updateMany({
          where: { connectionId: { in: some.map(({ id }) => id) } },
          data: { wanted: "linking" },
        }),
      );
    },
    /** A campaign from one number to people nobody has written to. → its phones */
    async launch(number: FleetNumber, recipients: number, firstPhone: number): Promise<string[]> {
      const phones = Array.from({ length: recipients }, (_, i) => `+55${firstPhone + i}`);
      await aRunningCampaign(ctx, { id: number.id, template }, { recipients, phones });
      return phones;
    },
  };
}
