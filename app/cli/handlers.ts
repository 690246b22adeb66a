import type { Handler } from "./call";

type Load = () => Promise<Handler>;

const connections = () => import("./run/connections");
const contacts = () => import("./run/contacts");
const templates = () => import("./run/templates");
const campaigns = () => import("./run/campaigns");
const inbound = () => import("./run/inbound");
const admin = () => import("./run/admin.server");

/** What runs each command of line/commands.ts, loaded when it is asked for: `admin` alone brings the server's code. */
export const handlers: Readonly<Record<string, Load>> = {
  "connections list": async () => (await connections()).list,
  "connections add meta": async () => (await connections()).addMeta,
  "connections add sms": async () => (await connections()).addSms,
  "connections add whatsapp": async () => (await import("./run/link-whatsapp")).addWhatsapp,
  "connections qr": async () => (await import("./run/follow-qr")).followQr,
  "connections code": async () => (await import("./run/link-whatsapp")).askForCode,
  "connections test": async () => (await connections()).test,
  "connections pause": async () => (await connections()).pause,
  "connections resume": async () => (await connections()).resume,
  "contacts import": async () => (await import("./run/import-contacts")).importContacts,
  "contacts show": async () => (await contacts()).show,
  "contacts export": async () => (await contacts()).exportAll,
  "templates sync": async () => (await templates()).sync,
  "templates list": async () => (await templates()).list,
  "campaigns create": async () => (await campaigns()).create,
  "campaigns preflight": async () => (await import("./run/preflight-campaign")).preflight,
  "campaigns launch": async () => (await campaigns()).launch,
  "campaigns pause": async () => (await campaigns()).pause,
  "campaigns resume": async () => (await campaigns()).resume,
  "campaigns cancel": async () => (await campaigns()).cancel,
  "campaigns status": async () => (await campaigns()).status,
  "campaigns watch": async () => (await import("./run/watch-campaign")).watch,
  "campaigns export": async () => (await import("./run/export-campaign")).exportCampaign,
  "inbound dead-letters": async () => (await inbound()).deadLetters,
  "inbound replay": async () => (await inbound()).replay,
  "admin create-company": async () => (await admin()).createCompanyByOperator,
  "admin reset-password": async () => (await admin()).resetPassword,
  "admin rotate-keys": async () => (await admin()).rotateKeys,
};
