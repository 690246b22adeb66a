import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";

export interface WhatsAppConnectionFacts {
  /** Who holds its socket; null = nobody. */
  owner?: string | null;
  /** Days since it was linked; 100 = long warm. */
  linkedDays?: number;
  pace?: Prisma.InputJsonObject;
  rate?: number;
  riskAccepted?: boolean;
  name?: string;
  /** The connection's; anything but "active" is not linked. */
  state?: string;
}

let counter = 0;

/** A number linked by QR, ready for campaigns, with a local text for one first name. */
export async function aWhatsAppConnection(ctx: CompanyContext, facts: WhatsAppConnectionFacts = {}) {
  counter += 1;
  const digits = `5511975${String((process.pid % 1_000) * 1_000 + counter).padStart(6, "0")}`;
  const id = Bun.randomUUIDv7();
  const linkedAt = new Date(Date.now() - (facts.linkedDays ?? 100) * 86_400_000);
  const template = await ctx.transaction(async ({ db }) => {
    await db.connection.create({
      data: {
        id,
        kind: "whatsapp",
        name: facts.name ?? `Loja ${counter}`,
        state: facts.state ?? "active",
        address: `+${digits}`,
        externalId: `whatsapp:${digits}`,
        rate: facts.rate ?? 1_000,
        credentials: "",
      },
    });
    await db.lane.create({ data: { connectionId: id } });
    await db.whatsappSession.create({
      data: {
        connectionId: id,
        server: "sandbox",
        wanted: "linked",
        phase: "open",
        owner: facts.owner ?? null,
        epoch: 1n,
        renewedAt: new Date(),
        creds: "sealed",
        linkedAt,
        phoneSeenAt: new Date(),
        pace: facts.pace ?? {},
        riskAcceptedAt: (facts.riskAccepted ?? true) ? new Date() : null,
      },
    });
    return db.template.create({
      data: {
        kind: "text",
        name: `oi_${id.slice(-8)}`,
        language: "pt_BR",
        category: "MARKETING",
        status: "APPROVED",
        components: { text: "Oi, {{first_name}}!" },
      },
    });
  });
  return { id, address: `+${digits}`, template };
}
