import { createHmac } from "node:crypto";
import twilio from "twilio";
import { applyDue } from "#/workers/intake/apply-due";
import { handleMetaWebhook } from "~/features/webhooks/handle-meta-webhook.server";
import { handleTwilioWebhook } from "~/features/webhooks/handle-twilio-webhook.server";
import { createEventRouter } from "~/features/webhooks/route-events.server";
import { appProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import type { CompanyContext } from "~/platform/db/company-types";
import { systemLookups } from "~/platform/db/system-lookups.server";
import type { TestDatabase } from "../setup/test-database";

export const APP_URL = "https://app.example";
export const APP_SECRET = "secret-of-the-installation";
let serial = 0;
const unique = () => {
  serial += 1;
  return `${process.pid}${String(serial).padStart(6, "0")}`;
};

/** A WhatsApp number of a company, active, with an app of its own when `appSecret` is given. */
export async function aNumber(
  ctx: CompanyContext,
  facts: { appSecret?: string; state?: string; wabaId?: string; addedBy?: string; verifyToken?: string } = {},
) {
  const id = Bun.randomUUIDv7();
  const phoneNumberId = `1${unique()}`;
  const wabaId = facts.wabaId ?? `2${unique()}`;
  const portfolioId = Bun.randomUUIDv7();
  await ctx.transaction(async ({ db }) => {
    await db.portfolio.createMany({
      data: [{ id: portfolioId, externalId: `3${unique()}`, dailyLimit: 250 }],
    });
    await db.connection.createMany({
      data: [
        {
          id,
          kind: "meta",
          name: "Casa Aurora Vendas",
          state: facts.state ?? "active",
          address: `+5511400${unique().slice(-5)}`,
          externalId: phoneNumberId,
          wabaId,
          portfolioId,
          addedBy: facts.addedBy ?? "cli",
          verifiedAt: new Date(),
          credentials: seal(ctx, id, { token: "t", ...facts }),
        },
      ],
    });
    await db.lane.createMany({ data: [{ connectionId: id }] });
  });
  return { id, phoneNumberId, wabaId, portfolioId };
}
export type ANumber = Awaited<ReturnType<typeof aNumber>>;

export async function anSmsSender(ctx: CompanyContext, authToken = "twilio-token") {
  const id = Bun.randomUUIDv7();
  await ctx.transaction(async ({ db }) => {
    await db.connection.createMany({
      data: [
        {
          id,
          kind: "sms",
          name: "SMS",
          state: "active",
          address: "+5511400200300",
          externalId: `AC${unique()}/+55`,
          addedBy: "cli",
          verifiedAt: new Date(),
          credentials: seal(ctx, id, { accountSid: "AC1", authToken, from: "+5511400200300" }),
        },
      ],
    });
    await db.lane.createMany({ data: [{ connectionId: id }] });
  });
  return { id, authToken };
}

function seal(ctx: CompanyContext, rowId: string, credentials: object): string {
  const place = { companyId: ctx.companyId, table: "connection", column: "credentials", rowId };
  return appProcess().secrets.seal(JSON.stringify(credentials), place);
}

/** A contact with its phone identity, as an import leaves it. */
export async function aContact(ctx: CompanyContext, phone: string, more: { firstName?: string } = {}) {
  const id = Bun.randomUUIDv7();
  await ctx.transaction(async ({ db }) => {
    await db.contact.createMany({ data: [{ id, phone, basis: "consent", country: "BR", ...more }] });
    await db.identity.createMany({
      data: [{ contactId: id, kind: "phone", value: phone, matchKey: phone.slice(1) }],
    });
  });
  return id;
}

export interface OutgoingFacts {
  contactId?: string;
  campaignId?: string;
  state?: string;
  source?: string;
  purpose?: string;
  providerId?: string;
  sendingAt?: Date;
}

export async function anOutgoing(ctx: CompanyContext, connectionId: string, facts: OutgoingFacts = {}) {
  const id = Bun.randomUUIDv7();
  const { state = "accepted", source = facts.campaignId ? "campaign" : "system" } = facts;
  await ctx.transaction(({ db }) =>
    db.outgoing.createMany({
      data: [
        {
          purpose: "MARKETING",
          ...facts,
          id,
          connectionId,
          source,
          state,
          streamId: facts.campaignId ?? Bun.randomUUIDv7(),
          values: ["Ana"],
          notBefore: state === "waiting" ? new Date() : null,
          sendingAt: facts.sendingAt ?? (state === "waiting" ? null : new Date()),
        },
      ],
    }),
  );
  return id;
}

export async function aCampaign(ctx: CompanyContext, connectionId: string, templateId?: string) {
  const id = Bun.randomUUIDv7();
  await ctx.transaction(({ db }) =>
    db.campaign.createMany({
      data: [
        {
          id,
          name: "Prévia",
          state: "running",
          connectionId,
          templateId,
          templateSnapshot: {
            kind: "meta",
            id: "t",
            name: "boas_vindas",
            language: "pt_BR",
            category: "MARKETING",
            parameterFormat: "POSITIONAL",
            components: [{ type: "BODY", text: "Oi, {{1}}! Que bom.", example: { body_text: [["Ana"]] } }],
          },
        },
      ],
    }),
  );
  return id;
}

const changeOf = (number: Pick<ANumber, "phoneNumberId" | "wabaId">, field: string, value: object) => ({
  id: number.wabaId,
  changes: [
    {
      field,
      value: field === "messages" ? { metadata: { phone_number_id: number.phoneNumberId }, ...value } : value,
    },
  ],
});

export const metaBody = (...entry: ReturnType<typeof changeOf>[]) =>
  JSON.stringify({ object: "whatsapp_business_account", entry });

export const statusOf = (id: string, status: string, seconds: number, more: object = {}) => ({
  id,
  status,
  timestamp: String(seconds),
  recipient_id: "5511987650001",
  ...more,
});

export const textFrom = (from: string, id: string, body: string, seconds: number, more: object = {}) => ({
  from,
  id,
  timestamp: String(seconds),
  type: "text",
  text: { body },
  ...more,
});

/** The `messages` field of one number. */
export const messagesBody = (number: ANumber, value: object) => metaBody(changeOf(number, "messages", value));
export const accountBody = (number: ANumber, field: string, value: object) =>
  metaBody(changeOf(number, field, value));

export const signMeta = (body: string | Uint8Array, secret = APP_SECRET) =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

export function metaRequest(
  body: string | Uint8Array,
  options: { connectionId?: string; signature?: string | null; secret?: string; headers?: HeadersInit } = {},
): Request {
  const headers = new Headers({ "content-type": "application/json", ...options.headers });
  const signature = options.signature === undefined ? signMeta(body, options.secret) : options.signature;
  if (signature !== null) headers.set("x-hub-signature-256", signature);
  const path = options.connectionId ? `/${options.connectionId}` : "";
  return new Request(`http://127.0.0.1/api/v1/webhooks/meta${path}`, {
    method: "POST",
    headers,
    body: body as BodyInit,
  });
}

export const postMeta = (...args: Parameters<typeof metaRequest>) => handleMetaWebhook(metaRequest(...args));

export function postTwilio(
  connectionId: string,
  part: string,
  form: Record<string, string>,
  options: { token?: string; signature?: string | null } = {},
): Promise<Response> {
  const path = `/api/v1/webhooks/twilio/${connectionId}/${part}`;
  const signature =
    options.signature === undefined
      ? twilio.getExpectedTwilioSignature(options.token ?? "twilio-token", APP_URL + path, form)
      : options.signature;
  const headers = new Headers({ "content-type": "application/x-www-form-urlencoded; charset=UTF-8" });
  if (signature !== null) headers.set("x-twilio-signature", signature);
  return handleTwilioWebhook(
    new Request(`http://127.0.0.1${path}`, {
      method: "POST",
      headers,
      body: new URLSearchParams(form).toString(),
    }),
  );
}

/** Everything stored is applied when it resolves. */
export async function applyAll(test: TestDatabase): Promise<void> {
  const router = createEventRouter(systemLookups(test.database), systemClock);
  const applying = { database: test.database, clock: systemClock, router };
  while ((await applyDue(applying)).webhooks > 0);
}

export async function rows<Row>(test: TestDatabase, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await test.admin.query(text, values)).rows as Row[];
}

export const count = async (test: TestDatabase, table: string) =>
  Number((await rows<{ n: string }>(test, `SELECT count(*) AS n FROM ${table}`))[0]!.n);
