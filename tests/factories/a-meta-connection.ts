import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

export interface MetaConnectionFacts {
  rate?: number;
  /** null = unlimited */
  dailyLimit?: number | null;
  callbackUrl?: string;
  state?: string;
  templates?: { name: string; language: string; components: unknown[] }[];
}

export const WELCOME = {
  name: "boas_vindas",
  language: "pt_BR",
  category: "MARKETING",
  components: [
    { type: "BODY", text: "Oi, {{1}}! Que bom ter você aqui.", example: { body_text: [["Ana"]] } },
  ],
};

let counter = 0;

/** An active WhatsApp number at the given sandbox, with the template `boas_vindas`. */
export async function aMetaConnection(
  ctx: CompanyContext,
  sandbox: Sandbox,
  facts: MetaConnectionFacts = {},
) {
  counter += 1;
  const serial = `${process.pid}${counter}`.padStart(12, "0");
  const credentials = {
    phoneNumberId: `1${serial}`,
    wabaId: `2${serial}`,
    portfolioId: `3${serial}`,
    token: `token-${crypto.randomUUID()}`,
    appSecret: crypto.randomUUID().replaceAll("-", ""),
    verifyToken: "verify-me",
    baseUrl: sandbox.url,
  };
  const address = `+55114002${String(counter % 10_000).padStart(4, "0")}`;
  sandbox.registerMeta({
    businessId: credentials.portfolioId,
    wabaId: credentials.wabaId,
    phoneNumberId: credentials.phoneNumberId,
    displayPhone: address,
    verifiedName: "Casa Aurora",
    token: credentials.token,
    appId: `4${serial}`,
    appSecret: credentials.appSecret,
    callbackUrl: facts.callbackUrl,
    verifyToken: credentials.verifyToken,
    messagesPerSecond: 100_000,
    tier: "TIER_UNLIMITED",
    templates: [{ ...WELCOME, status: "APPROVED" }],
  } as Parameters<Sandbox["registerMeta"]>[0]);
  const id = Bun.randomUUIDv7();
  const { portfolio, template } = await ctx.transaction(async ({ db }) => {
    const portfolio = await db.portfolio.create({
      data: {
        externalId: credentials.portfolioId,
        name: "Casa Aurora",
        dailyLimit: facts.dailyLimit ?? null,
      },
    });
    await db.connection.create({
      data: {
        id,
        kind: "meta",
        name: "Casa Aurora Vendas",
        state: facts.state ?? "active",
        address,
        externalId: credentials.phoneNumberId,
        wabaId: credentials.wabaId,
        portfolioId: portfolio.id,
        rate: facts.rate ?? 1_000,
        credentials: appProcess().secrets.seal(JSON.stringify(credentials), {
          companyId: ctx.companyId,
          table: "connection",
          column: "credentials",
          rowId: id,
        }),
      },
    });
    await db.lane.create({ data: { connectionId: id } });
    const template = await db.template.create({
      data: {
        kind: "meta",
        wabaId: credentials.wabaId,
        providerId: `5${serial}`,
        name: WELCOME.name,
        language: WELCOME.language,
        category: WELCOME.category,
        status: "APPROVED",
        components: WELCOME.components,
      },
    });
    return { portfolio, template };
  });
  return { id, address, credentials, portfolioId: portfolio.id, template };
}
export type AMetaConnection = Awaited<ReturnType<typeof aMetaConnection>>;
