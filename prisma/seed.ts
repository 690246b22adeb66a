import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCompany } from "~/features/companies/create-company.server";
import { insertConnection } from "~/features/connections/insert-connection.server";
import { sealCredentials } from "~/features/connections/seal-credentials.server";
import { addWhatsappConnection } from "~/features/whatsapp/add-whatsapp-connection.server";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openDatabase } from "~/platform/db/database.server";
import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { openJobs } from "~/platform/jobs/open-jobs.server";
import { createLogger } from "~/platform/logger/logger";
import { type DemoCarriers, newDemoCarriers } from "./demo/carriers";
import { seedPeople } from "./demo/seed-people";
import { seedTemplates } from "./demo/seed-templates";
import { SMS_TEXT, TEMPLATES } from "./demo/templates";

/** DATA_DIR/demo.json: what the CLI uses without MIA_URL and MIA_API_KEY, and the accounts at the pretend carriers. */
interface Demo {
  url: string;
  liveUrl: string;
  sandboxUrl: string;
  email: string;
  password: string;
  apiKey: string;
  companyId: string;
  carriers: DemoCarriers;
  connections: { meta: string; sms: string; qr: string };
}

const env = loadEnvOrExit();
const logger = createLogger("seed", "warn");
const database = openDatabase({ url: env.appDatabaseUrl, directUrl: env.directDatabaseUrl, poolSize: 3 });
setAppProcess({ env, database, secrets: createSecretBox(env.encryptionKeys), logger, clock: systemClock });

const file = join(env.dataDir, "demo.json");
const sandboxUrl = `http://127.0.0.1:${env.sandboxPort}`;
const addresses = { url: env.appUrl, liveUrl: env.liveUrl, sandboxUrl };

if (env.sandbox) {
  await openJobs(database, logger, "enqueue");
  const demo = (await knownDemo()) ?? (await newDemo());
  demo.connections.qr ??= await addShop(demo.companyId);
  save(file, { ...demo, ...addresses });
  await pointAtSandbox({ ...demo, ...addresses });
}
await database.close();
process.exit(0);

async function knownDemo(): Promise<Demo | undefined> {
  if (!existsSync(file)) return undefined;
  const demo = JSON.parse(readFileSync(file, "utf8")) as Demo;
  const company = await contextOf(demo.companyId).read(({ db }) =>
    db.company.findFirst({ select: { id: true } }),
  );
  return company ? demo : undefined;
}

async function newDemo(): Promise<Demo> {
  const email = "camila@casaaurora.example";
  const password = `aurora-${crypto.randomUUID().slice(0, 8)}`;
  const made = await createCompany(
    database,
    { name: "Casa Aurora", userName: "Camila Duarte", email, password, locale: "pt-BR" },
    { apiKeyName: "mia", allowExistingUser: false },
  );
  const ctx = contextOf(made.companyId);
  const carriers = newDemoCarriers();
  const { meta, twilio } = carriers;
  const whatsapp = await insertConnection(ctx, {
    kind: "meta",
    name: "Casa Aurora Vendas",
    address: meta.displayPhone.replace(/[^+\d]/g, ""),
    externalId: meta.phoneNumberId,
    wabaId: meta.wabaId,
    portfolio: { externalId: meta.businessId, name: "Casa Aurora", dailyLimit: 10_000 },
    credentials: {
      phoneNumberId: meta.phoneNumberId,
      wabaId: meta.wabaId,
      portfolioId: meta.businessId,
      token: meta.token,
      appSecret: meta.appSecret,
      verifyToken: meta.verifyToken,
      baseUrl: sandboxUrl,
    },
    rate: 80,
    quality: "GREEN",
    details: {},
  });
  const sms = await insertConnection(ctx, {
    kind: "sms",
    name: "SMS Casa Aurora",
    address: twilio.from,
    externalId: `${twilio.accountSid}/${twilio.from}`,
    credentials: { ...twilio, baseUrl: sandboxUrl },
    rate: 10,
    details: {},
  });
  await seedTemplates(ctx, meta.wabaId, TEMPLATES, SMS_TEXT);
  await seedPeople(ctx);
  return {
    ...addresses,
    email,
    password,
    apiKey: made.apiKey!,
    companyId: made.companyId,
    carriers,
    connections: { meta: whatsapp.id, sms: sms.id, qr: await addShop(made.companyId) },
  };
}

/** A number that waits for a phone of the simulator to scan its code. */
async function addShop(companyId: string): Promise<string> {
  const input = { name: "Loja (QR)", server: "sandbox" } as const;
  const { id } = await addWhatsappConnection(contextOf(companyId), input);
  return id;
}

/** Ports may differ from the last start: the demo's numbers follow, and the sandbox learns their addresses. */
async function pointAtSandbox(demo: Demo) {
  const { meta, twilio } = demo.carriers;
  const { meta: metaId, sms: smsId } = demo.connections;
  const credentials = [
    [metaId, { ...meta, portfolioId: meta.businessId, baseUrl: sandboxUrl }],
    [smsId, { ...twilio, baseUrl: sandboxUrl }],
  ] as const;
  await contextOf(demo.companyId).transaction(async ({ db }) => {
    for (const [id, secrets] of credentials) {
      await db.connection.updateMany({
        where: { id, removedAt: null },
        data: { credentials: sealCredentials(demo.companyId, id, secrets) },
      });
    }
  });
  const webhooks = `${env.appUrl}/api/v1/webhooks`;
  await tellSandbox("register/meta", {
    ...meta,
    callbackUrl: `${webhooks}/meta/${metaId}`,
    templates: TEMPLATES,
    messagesPerSecond: 80,
    tier: "TIER_10K",
  });
  await tellSandbox("register/twilio", {
    accountSid: twilio.accountSid,
    authToken: twilio.authToken,
    friendlyName: "Casa Aurora",
    numbers: [{ phone: twilio.from, smsUrl: `${webhooks}/twilio/${smsId}/sms` }],
  });
}

/** It runs already, and remembers by itself what it is told. */
async function tellSandbox(path: string, body: object) {
  const answer = await fetch(`${sandboxUrl}/sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-sandbox-key": process.env.SANDBOX_KEY ?? "" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`);
}

function contextOf(companyId: string): CompanyContext {
  return createCompanyContext(database, { companyId, actor: { kind: "system", task: "demo" } });
}

function save(path: string, value: object) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
}
