import type { PlantedCompany } from "./planted-company";

/**
 * For every procedure: what somebody would send to reach into `target`.
 * `refused`: it must answer with an error. `own`: it answers, with the caller's own things or nothing.
 */
export interface ProcedureInput {
  expects: "refused" | "own";
  input?: (target: PlantedCompany) => unknown;
}

const refused = (input: (target: PlantedCompany) => unknown): ProcedureInput => ({
  expects: "refused",
  input,
});
const own = (input?: (target: PlantedCompany) => unknown): ProcedureInput => ({ expects: "own", input });
const campaign = refused(({ ids }) => ({ id: ids.campaign }));
const draft = refused(({ ids }) => ({ id: ids.draft }));
const connection = refused(({ ids }) => ({ id: ids.connection }));
const imported = refused(({ ids }) => ({ importId: ids.import }));
const place = (kind: "contact_list" | "tag"): Record<string, ProcedureInput> => ({
  list: own(),
  create: own(() => ({ name: `of the attacker ${kind}` })),
  rename: refused(({ ids }) => ({ id: ids[kind], name: "taken" })),
  delete: refused(({ ids }) => ({ id: ids[kind] })),
});
const under = (prefix: string, inputs: Record<string, ProcedureInput>): Record<string, ProcedureInput> =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [`${prefix}.${name}`, input]));

const apiKeys = {
  list: own(),
  create: own(() => ({ name: "mine", scopes: ["contacts:read"] })),
  revoke: refused(({ ids }) => ({ apiKeyId: ids.api_key })),
};
const campaigns = {
  list: own(({ mark, ids }) => ({ search: mark, after: ids.campaign })),
  get: campaign,
  status: campaign,
  figures: campaign,
  preflight: draft,
  samples: draft,
  tests: draft,
  failures: campaign,
  recipients: campaign,
  recipient: refused(({ ids }) => ({ id: ids.campaign, recipientId: ids.outgoing })),
  replies: campaign,
  export: campaign,
  exportRows: campaign,
  create: refused(({ ids }) => ({
    name: "with another's number",
    connectionId: ids.connection,
    templateId: ids.template,
    audience: { any: [{ list: ids.contact_list }, { tag: ids.tag }, { file: ids.import }] },
  })),
  update: refused(({ ids }) => ({ id: ids.draft, changes: { name: "taken" } })),
  duplicate: campaign,
  deleteDraft: draft,
  testSend: refused(({ ids, phone }) => ({ id: ids.draft, phones: [phone], contactId: ids.contact })),
  launch: draft,
  unschedule: draft,
  pause: campaign,
  resume: campaign,
  cancel: campaign,
  retry: refused(({ ids }) => ({ id: ids.campaign, states: ["failed", "unknown"] })),
  /** Answers false: nothing was removed. */
  removeRecipient: own(({ ids }) => ({ id: ids.campaign, recipientId: ids.outgoing })),
};
const companies = {
  settings: own(),
  changeSettings: own(() => ({ capHours: 25 })),
};
const connections = {
  list: own(),
  portfolios: own(),
  discover: refused(() => ({ token: "of-nobody" })),
  addMeta: refused(({ connection: { credentials } }) => ({
    name: "stolen",
    phoneNumberId: credentials.phoneNumberId,
    wabaId: credentials.wabaId,
    portfolioId: credentials.portfolioId,
    token: credentials.token,
    appSecret: credentials.appSecret,
  })),
  addSms: refused(() => ({ name: "sms", accountSid: "AC0000", authToken: "x", from: "+5511400200300" })),
  test: connection,
  sendTest: refused(({ ids, phone }) => ({ id: ids.connection, phone })),
  change: refused(({ ids }) => ({ id: ids.connection, name: "taken", rate: 1 })),
  reconnect: refused(({ ids }) => ({ id: ids.connection, token: "mine" })),
  pause: connection,
  resume: connection,
  previewRemoval: connection,
  remove: connection,
};
const whatsapp = {
  add: own(({ mark }) => ({ name: `of the attacker ${mark.length}` })),
  startLinking: connection,
  stopLinking: connection,
  readLink: connection,
  requestCode: refused(({ ids, phone }) => ({ id: ids.connection, phone })),
  unlink: connection,
  changePrivateChats: refused(({ ids }) => ({ id: ids.connection, chats: ["5511955550042"] })),
  acceptRisk: connection,
  checkNumber: refused(({ ids, phone }) => ({ id: ids.connection, phone })),
};
const all = { filter: {} };
const one = ({ ids }: PlantedCompany) => ({ ids: [ids.contact] });
const contacts = {
  show: refused(({ phone }) => ({ phone })),
  list: own(({ ids, mark }) => ({
    filter: { q: mark, list: ids.contact_list, tag: ids.tag, import: ids.import },
    after: ids.contact,
  })),
  count: own(({ mark }) => ({ filter: { q: mark } })),
  export: own(({ ids }) => ({ filter: { list: ids.contact_list } })),
  create: refused(({ ids }) => ({ firstName: "Eva", phone: "+5511999990001", listIds: [ids.contact_list] })),
  edit: refused(({ ids }) => ({ contactId: ids.contact, version: new Date(), firstName: "taken" })),
  previewDeletion: own(one),
  delete: own(one),
  tag: own((target) => ({ selection: one(target), name: "taken" })),
  changeMembers: refused(({ ids }) => ({
    selection: all,
    change: { kind: "list", id: ids.contact_list, change: "add" },
  })),
  changeStop: refused(({ ids }) => ({ contactId: ids.contact, action: "block", reason: "taken" })),
};
const imports = {
  list: own(({ ids }) => ({ after: ids.import })),
  status: imported,
  change: refused(({ ids }) => ({ importId: ids.import, changes: { country: "BR" } })),
  prove: imported,
  run: imported,
  fromFile: imported,
  cancel: imported,
  undo: imported,
};
const team = {
  list: own(),
  invite: own(() => ({ role: "viewer" })),
  revokeInvitation: refused(({ ids }) => ({ invitationId: ids.invitation })),
  changeRole: refused(({ ids }) => ({ membershipId: ids.membership, role: "viewer" })),
  remove: refused(({ ids }) => ({ membershipId: ids.membership })),
  changeWork: refused(({ ids }) => ({ membershipId: ids.membership, visibility: "own", capacity: 1 })),
};
const newTemplate = {
  name: "nova",
  language: "pt_BR",
  category: "MARKETING",
  body: { text: "Oi, tudo bem com você?", examples: {} },
  buttons: [],
};
const templates = {
  list: own(({ ids, mark }) => ({ q: mark, connectionId: ids.connection })),
  show: refused(({ ids }) => ({ id: ids.template })),
  sync: refused(({ ids }) => ({ connectionId: ids.connection })),
  create: refused(({ ids }) => ({ connectionId: ids.connection, draft: newTemplate })),
  saveText: refused(({ ids }) => ({
    id: ids.text,
    name: "taken",
    language: "pt_BR",
    category: "MARKETING",
    text: "taken",
  })),
  previewDeletion: refused(({ ids }) => ({ id: ids.template })),
  delete: refused(({ ids }) => ({ id: ids.template })),
};
const inboxList = {
  list: own(({ ids }) => ({
    filter: { view: "all", label: ids.label, department: ids.department, connection: ids.connection },
  })),
  rows: own(({ ids }) => ({ ids: [ids.conversation], filter: { view: "all" } })),
  counts: own(({ ids }) => ({ filter: { view: "all", label: ids.label } })),
  search: own(({ mark }) => ({ q: mark })),
  people: own(({ mark }) => ({ q: mark })),
  directory: own(),
};
const someWork = (input: object = {}) => refused(({ ids }) => ({ ids: [ids.conversation], ...input }));
const teamWork = {
  assign: someWork({ assigneeId: null }),
  snooze: someWork({ until: new Date(Date.now() + 3_600_000) }),
  finish: someWork(),
  reopen: someWork(),
  label: refused(({ ids }) => ({ ids: [ids.conversation], add: [ids.label] })),
  restore: refused(({ ids }) => ({
    items: [
      {
        id: ids.conversation,
        state: "done",
        snoozedUntil: null,
        assigneeId: ids.user,
        departmentId: ids.department,
        labelIds: [ids.label],
      },
    ],
  })),
  markRead: refused(({ ids }) => ({ conversationId: ids.conversation })),
  markUnread: someWork(),
  setAway: own(() => ({ away: false })),
};

const inThread = (input: (target: PlantedCompany) => object = () => ({})) =>
  refused((target) => ({ conversationId: target.ids.conversation, ...input(target) }));
const typing = { typing: inThread(() => ({ on: true })) };
const people = {
  person: inThread(),
  duplicates: refused(({ ids }) => ({ contactId: ids.contact })),
  merge: refused(({ ids }) => ({ keptId: ids.contact, goneId: ids.api_key })),
  undoMerge: refused(({ ids }) => ({ mergeId: ids.contact_merge })),
};
const newId = "0b5b2c9e-6a3f-4a57-9a39-0d1f6a3e7c11";
const answers = {
  open: inThread(),
  thread: inThread(({ ids }) => ({ around: ids.message })),
  send: inThread(() => ({ id: newId, content: { kind: "text", text: "taken" } })),
  undo: refused(({ ids }) => ({ id: ids.outgoing })),
  note: inThread(({ ids }) => ({ id: newId, text: "taken", mentions: [ids.user] })),
  retry: refused(({ ids }) => ({ id: ids.outgoing, newId })),
  react: refused(({ ids }) => ({ messageId: ids.message, emoji: "👍" })),
  edit: refused(({ ids }) => ({ messageId: ids.message, text: "taken" })),
  remove: refused(({ ids }) => ({ messageId: ids.message })),
  forward: refused(({ ids }) => ({
    messageId: ids.message,
    to: [{ conversationId: ids.conversation, id: newId }],
  })),
  fetchMedia: refused(({ ids }) => ({ messageId: ids.message })),
  saveDraft: inThread(({ ids }) => ({ text: "taken", replyTo: ids.message })),
  start: refused(({ ids }) => ({ connectionId: ids.connection, contactId: ids.contact })),
  templates: inThread(),
};
const newDepartment = (changes: object = {}) => ({
  name: "of the attacker",
  hours: null,
  greeting: null,
  away: null,
  autoAssign: false,
  memberIds: [],
  connectionIds: [],
  ...changes,
});
const departments = {
  list: own(),
  create: refused(({ ids }) => newDepartment({ memberIds: [ids.user], connectionIds: [ids.connection] })),
  change: refused(({ ids }) => newDepartment({ id: ids.department, name: "taken" })),
  previewRemoval: refused(({ ids }) => ({ id: ids.department })),
  remove: refused(({ ids }) => ({ id: ids.department })),
};
const labels = {
  list: own(),
  create: own(() => ({ name: "of the attacker", color: 1 })),
  change: refused(({ ids }) => ({ id: ids.label, name: "taken", color: 1 })),
  remove: refused(({ ids }) => ({ id: ids.label })),
};
const quickReplies = {
  list: own(),
  create: own(() => ({ shortcut: "mine", text: "Oi" })),
  change: refused(({ ids }) => ({ id: ids.quick_reply, shortcut: "taken", text: "taken" })),
  remove: refused(({ ids }) => ({ id: ids.quick_reply })),
};

/** A new procedure needs its line here, or the walk fails. */
export const PROCEDURE_INPUTS: Record<string, ProcedureInput> = {
  ...under("apiKeys", apiKeys),
  "audit.list": own(),
  ...under("campaigns", campaigns),
  ...under("companies", companies),
  ...under("connections", connections),
  ...under("contacts", contacts),
  ...under("departments", departments),
  ...under("imports", imports),
  ...under("inbox", answers),
  ...under("inbox", inboxList),
  "inbound.deadLetters": own(),
  "inbound.replay": refused(({ ids }) => ({ id: ids.dead })),
  ...under("inbox", people),
  ...under("inbox", teamWork),
  ...under("inbox", typing),
  "inboxSettings.get": own(),
  "inboxSettings.change": own(() => ({ undoSeconds: 3 })),
  ...under("labels", labels),
  ...under("lists", place("contact_list")),
  "live.ticket": own(),
  "prices.get": own(),
  "prices.set": own(() => ({ currency: "BRL", prices: [] })),
  ...under("media", { store: own(), testStore: own() }),
  ...under("quickReplies", quickReplies),
  ...under("tags", place("tag")),
  ...under("team", team),
  ...under("templates", templates),
  ...under("whatsapp", whatsapp),
};
