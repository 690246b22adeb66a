import type { PlantedCompany } from "./planted-company";

type Fields = Record<string, string | string[] | undefined>;
type Of<T> = (target: PlantedCompany) => T;

/**
 * How somebody would reach into `target` through a page. `refused`: every loader and action answers 4xx.
 * `own`: it may answer, with the caller's own things or nothing.
 */
export interface RouteVisit {
  expects: "refused" | "own";
  params?: Of<Record<string, string>>;
  search?: Of<string>;
  /** Forms to send; `json` is sent as the body as it is. */
  forms?: Of<(Fields | { json: unknown })[]>;
  /** Its own words for "nothing of that kind here", with a 200: why it is not a 404. */
  saysSo?: string;
}

const id = (name: string) => (target: PlantedCompany) => ({ id: target.ids[name]! });
const campaign: RouteVisit = { expects: "refused", params: id("campaign") };
const draft: RouteVisit = { expects: "refused", params: id("draft") };
const own: RouteVisit = { expects: "own" };
const selection = (target: PlantedCompany) => JSON.stringify({ ids: [target.ids.contact] });
const places = (kind: "contact_list" | "tag"): RouteVisit => ({
  ...own,
  forms: ({ ids }) => [
    { intent: "rename", id: ids[kind]!, name: "taken" },
    { intent: "delete", id: ids[kind]! },
  ],
});
const sandboxSearch: Of<string> = ({ phone, connection: { credentials } }) =>
  `?phone=${encodeURIComponent(phone)}&business=${credentials.phoneNumberId}`;
const intents = (...names: string[]) => names.map((intent) => ({ intent }));

/** By the name of the route module without its ending. A new one needs its line here, or the walk fails. */
export const ROUTE_VISITS: Record<string, RouteVisit> = {
  $: { expects: "refused" },
  _app: own,
  "_app._index": own,
  "_app.account": {
    ...own,
    forms: ({ secrets }) => [{ intent: "endSession", session: secrets.at(-1)!, sessionId: secrets.at(-1)! }],
  },
  "_app.settings.connections.$id._index": { expects: "refused", params: id("connection") },
  "_app.settings.connections.$id.actions": {
    expects: "refused",
    saysSo: '"ok":false',
    params: id("connection"),
    forms: ({ phone }) => [
      ...intents("pause", "resume", "remove", "test", "subscribe"),
      { intent: "send-test", phone },
      { intent: "reconnect", token: "mine" },
      { intent: "change", name: "taken", rate: "1" },
    ],
  },
  "_app.settings.connections.$id.link": {
    expects: "refused",
    saysSo: '"ok":false',
    params: id("connection"),
    forms: ({ phone }) => [
      ...intents("start", "start-other", "stop", "unlink", "accept-risk"),
      { intent: "code", phone },
      { intent: "private", privateChats: "+5511987654321" },
      { intent: "pace", perDay: "1" },
    ],
  },
  "_app.settings.connections._tabs": own,
  "_app.settings.connections._tabs._index": own,
  "_app.settings.connections._tabs.notices": { ...own, forms: ({ ids }) => [{ id: ids.dead! }] },
  "_app.settings.connections._tabs.limits": own,
  "_app.settings.connections._tabs.prices": own,
  "_app.settings.connections.new._index": own,
  "_app.settings.connections.new.meta": {
    ...own,
    forms: ({ connection: { credentials } }) => [
      {
        name: "stolen",
        phoneNumberId: credentials.phoneNumberId,
        wabaId: credentials.wabaId,
        portfolioId: credentials.portfolioId,
        token: credentials.token,
        appSecret: credentials.appSecret,
      },
    ],
  },
  "_app.settings.connections.new.sms": {
    ...own,
    forms: () => [{ name: "sms", accountSid: "AC0000", authToken: "x", from: "+5511400200300" }],
  },
  "_app.settings.connections.new.whatsapp": {
    ...own,
    forms: () => [{ name: "qr", history: "yes", server: "sandbox", privateChats: "+5511987654321" }],
  },
  "_app.settings.prices": own,
  "_app.campaigns.$id": {
    ...campaign,
    forms: ({ ids }) => [
      ...intents("pause", "resume", "cancel", "duplicate", "unschedule", "launch", "delete"),
      { intent: "retry", states: ["failed", "unknown"] },
      { intent: "remove", outgoingId: ids.outgoing! },
    ],
  },
  "_app.campaigns.$id._live": campaign,
  "_app.campaigns.$id._live._index": own,
  "_app.campaigns.$id._live.people.$recipientId": {
    expects: "refused",
    params: ({ ids }) => ({ id: ids.campaign!, recipientId: ids.outgoing! }),
  },
  "_app.campaigns.$id.audience": campaign,
  /** Empty, as of a campaign without a past. */
  "_app.campaigns.$id.history": { ...own, params: id("campaign") },
  "_app.campaigns.$id.message": campaign,
  "_app.campaigns.$id.replies": campaign,
  "_app.campaigns.$id_.check": draft,
  "_app.campaigns.$id_.edit": draft,
  "_app.campaigns.$id_.edit._index": own,
  "_app.campaigns.$id_.edit.excluded.$why": {
    expects: "refused",
    params: ({ ids }) => ({ id: ids.draft!, why: "stopped" }),
  },
  "_app.campaigns.$id_.failures": campaign,
  "_app.campaigns.$id_.save": { ...draft, forms: () => [{ json: { name: "taken" } }] },
  "_app.campaigns.$id_.tests": {
    ...draft,
    forms: ({ phone, ids }) => [{ phone, contactId: ids.contact! }],
  },
  "_app.campaigns._index": { ...own, search: ({ mark }) => `?q=${mark}&search=${mark}` },
  "_app.campaigns.file": {
    expects: "refused",
    search: () => "?format=image&filename=a.png",
    forms: () => [{ json: "no picture" }],
  },
  "_app.campaigns.new": { ...own, forms: ({ ids }) => [{ list: ids.contact_list! }] },
  "_app.contacts.$contactId": {
    expects: "refused",
    // Deleting whoever is not there is done already.
    saysSo: '"done":"deleted"',
    params: ({ ids }) => ({ contactId: ids.contact! }),
    forms: ({ ids }) => [
      { intent: "edit", version: new Date().toISOString(), firstName: "taken" },
      { intent: "stop", channel: "all", reason: "taken" },
      { intent: "block", channel: "all", reason: "taken" },
      { intent: "remove", kind: "tag", place: ids.tag! },
      { intent: "delete" },
    ],
  },
  "_app.contacts._index": {
    ...own,
    search: ({ mark, ids }) =>
      `?q=${mark}&list=${ids.contact_list}&tag=${ids.tag}&import=${ids.import}&after=${ids.contact}`,
  },
  "_app.contacts.bulk": {
    ...own,
    forms: (target) => [
      { intent: "preview", selection: selection(target) },
      { intent: "delete", selection: selection(target) },
      { intent: "members", selection: selection(target), kind: "tag", change: "add", place: "taken" },
      {
        intent: "members",
        selection: selection(target),
        kind: "tag",
        change: "remove",
        place: target.ids.tag!,
      },
      {
        intent: "members",
        selection: '{"filter":{}}',
        kind: "list",
        change: "remove",
        place: target.ids.contact_list!,
      },
    ],
  },
  "_app.contacts.new": {
    ...own,
    forms: ({ ids }) => [{ firstName: "Eva", phone: "+5511999990002", list: ids.contact_list! }],
  },
  "_app.find": { ...own, search: ({ mark }) => `?q=${mark}` },
  "_app.imports.$id": {
    expects: "refused",
    params: id("import"),
    forms: () => intents("cancel", "undo", "retry", "remove", "run", "prove"),
  },
  "_app.imports._index": { ...own, search: ({ ids }) => `?after=${ids.import}` },
  "_app.imports.new": own,
  "_app.lists.$listId": { ...own, params: ({ ids }) => ({ listId: ids.contact_list! }) },
  "_app.lists._index": places("contact_list"),
  "_app.lists.tags": places("tag"),
  "_app.templates.$id._index": { expects: "refused", params: id("template") },
  "_app.templates.$id.delete": {
    expects: "refused",
    saysSo: '"ok":false',
    params: id("template"),
    forms: () => [{ intent: "delete" }],
  },
  "_app.templates._index": { ...own, search: ({ mark }) => `?q=${mark}`, forms: () => [{}] },
  "_app.templates.file.$id": { expects: "refused", params: id("media") },
  "_app.templates.file._index": {
    expects: "refused",
    search: ({ ids }) => `?connection=${ids.connection}&format=image&filename=a.png`,
    forms: () => [{ json: "no picture" }],
  },
  "_app.templates.new": {
    ...own,
    forms: ({ ids }) => [
      {
        json: {
          connectionId: ids.connection,
          draft: {
            name: "nova",
            language: "pt_BR",
            category: "MARKETING",
            body: { text: "Oi, tudo bem com você?", examples: {} },
            buttons: [],
          },
        },
      },
    ],
  },
  "_app.templates.text": {
    expects: "refused",
    saysSo: '"refused":',
    search: ({ ids }) => `?id=${ids.text}`,
    forms: ({ ids }) => [
      { id: ids.text!, name: "taken", language: "pt_BR", category: "MARKETING", text: "taken" },
    ],
  },
  // Shared by the whole installation, never in production; chats and log lines only of one's own numbers.
  "_app.sandbox": {
    ...own,
    search: sandboxSearch,
    forms: ({ phone, connection: { credentials } }) => [
      { intent: "say", phone, business: credentials.phoneNumberId, text: "taken" },
    ],
  },
  "_app.sandbox_.view": { ...own, search: sandboxSearch },
  "_app.sandbox_.company": {
    ...own,
    search: sandboxSearch,
    forms: ({ phone, ids }) => [
      { intent: "scan", phone, connectionId: ids.connection! },
      { intent: "unlink", phone, device: "1" },
      { intent: "send", phone, to: phone, text: "taken" },
      { intent: "close", phone, code: "401" },
    ],
  },
  "_app.sandbox_.company_.view": { ...own, search: sandboxSearch },
  "_app.media.$id": { expects: "refused", params: id("message_media") },
  "_app.inbox": {
    ...own,
    search: ({ ids, mark }) =>
      `?who=${ids.user}&department=${ids.department}&connection=${ids.connection}&label=${ids.label}&q=${mark}`,
  },
  "_app.inbox._index": own,
  "_app.inbox.$conversationId": {
    expects: "refused",
    params: ({ ids }) => ({ conversationId: ids.conversation! }),
    search: ({ ids }) => `?at=${ids.message}`,
    forms: () => [{ id: "0b5b2c9e-6a3f-4a57-9a39-0d1f6a3e7c12", text: "taken" }],
  },
  "_app.inbox_.upload": {
    expects: "refused",
    search: ({ ids }) => `?filename=a.txt&conversation=${ids.conversation}`,
    forms: () => [{ json: "taken" }],
  },
  "_app.settings._index": own,
  "_app.settings.api-keys": {
    ...own,
    forms: ({ ids }) => [{ intent: "revoke", id: ids.api_key! }],
  },
  "_app.settings.audit": { ...own, search: ({ ids }) => `?after=${ids.campaign}` },
  "_app.settings.company": own,
  "_app.settings.team": {
    ...own,
    forms: ({ ids }) => [
      { intent: "revoke", id: ids.invitation! },
      { intent: "role", id: ids.membership!, role: "viewer" },
      { intent: "remove", id: ids.membership! },
      { intent: "work", id: ids.membership!, visibility: "own", capacity: "1", department: ids.department! },
    ],
  },
  "_app.settings.departments._index": own,
  "_app.settings.departments.$id": {
    expects: "refused",
    params: id("department"),
    forms: ({ ids }) => [
      { intent: "remove" },
      { intent: "save", name: "taken", always: "on", member: ids.user!, connection: ids.connection! },
    ],
  },
  "_app.settings.inbox._index": { ...own, forms: () => [{ undoSeconds: "3", reopenTo: "same" }] },
  "_app.settings.inbox.labels": {
    ...own,
    forms: ({ ids }) => [
      { intent: "change", id: ids.label!, name: "taken", color: "1" },
      { intent: "remove", id: ids.label! },
    ],
  },
  "_app.settings.quick-replies": {
    ...own,
    forms: ({ ids }) => [
      { intent: "change", id: ids.quick_reply!, shortcut: "taken", text: "taken" },
      { intent: "remove", id: ids.quick_reply! },
    ],
  },
  "_app.stopped._index": { ...own, search: ({ mark }) => `?q=${mark}` },
  "_app.stopped.blocked": { ...own, search: ({ mark }) => `?q=${mark}` },
  "campaigns.$id.excluded[.]csv": draft,
  "campaigns.$id.export[.]csv": campaign,
  "companies.new": own,
  "contacts.export[.]csv": { ...own, search: ({ ids }) => `?list=${ids.contact_list}` },
  "forgot-password": { ...own, forms: ({ email }) => [{ email }] },
  "imports.$id.rejected[.]csv": { expects: "refused", params: id("import") },
  "invite.$token": {
    ...own,
    params: ({ mark }) => ({ token: `${mark}-invitation-hash` }),
    forms: () => [{}],
  },
  login: own,
  logout: own,
  preferences: own,
  "reset-password.$token": { ...own, params: () => ({ token: "guess" }) },
  signup: own,
  "switch-company": { expects: "refused", forms: ({ companyId }) => [{ companyId }] },
};
