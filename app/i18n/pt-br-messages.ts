import apiKeys from "./messages/pt-BR/api-keys.json";
import audit from "./messages/pt-BR/audit.json";
import auth from "./messages/pt-BR/auth.json";
import campaigns from "./messages/pt-BR/campaigns.json";
import cli from "./messages/pt-BR/cli.json";
import common from "./messages/pt-BR/common.json";
import companies from "./messages/pt-BR/companies.json";
import composer from "./messages/pt-BR/composer.json";
import connections from "./messages/pt-BR/connections.json";
import consent from "./messages/pt-BR/consent.json";
import contacts from "./messages/pt-BR/contacts.json";
import departments from "./messages/pt-BR/departments.json";
import home from "./messages/pt-BR/home.json";
import imports from "./messages/pt-BR/imports.json";
import inbox from "./messages/pt-BR/inbox.json";
import inboxAnswer from "./messages/pt-BR/inbox-answer.json";
import inboxList from "./messages/pt-BR/inbox-list.json";
import inboxPerson from "./messages/pt-BR/inbox-person.json";
import inboxSettings from "./messages/pt-BR/inbox-settings.json";
import inboxTeam from "./messages/pt-BR/inbox-team.json";
import inboxThread from "./messages/pt-BR/inbox-thread.json";
import labels from "./messages/pt-BR/labels.json";
import lists from "./messages/pt-BR/lists.json";
import media from "./messages/pt-BR/media.json";
import outgoing from "./messages/pt-BR/outgoing.json";
import quickReplies from "./messages/pt-BR/quick-replies.json";
import reasons from "./messages/pt-BR/reasons.json";
import refusals from "./messages/pt-BR/refusals.json";
import sandbox from "./messages/pt-BR/sandbox.json";
import shell from "./messages/pt-BR/shell.json";
import start from "./messages/pt-BR/start.json";
import templates from "./messages/pt-BR/templates.json";
import ui from "./messages/pt-BR/ui.json";
import webhooks from "./messages/pt-BR/webhooks.json";
import whatsapp from "./messages/pt-BR/whatsapp.json";

/** Every namespace in Portuguese, the language written first. A new messages file gets one line here and one in en-messages.ts. */
export const ptBrMessages = {
  "api-keys": apiKeys,
  audit,
  auth,
  campaigns,
  cli,
  common,
  companies,
  composer,
  connections,
  consent,
  contacts,
  departments,
  home,
  imports,
  inbox,
  "inbox-answer": inboxAnswer,
  "inbox-list": inboxList,
  "inbox-thread": inboxThread,
  "inbox-team": inboxTeam,
  "inbox-person": inboxPerson,
  "inbox-settings": inboxSettings,
  labels,
  lists,
  media,
  outgoing,
  "quick-replies": quickReplies,
  reasons,
  refusals,
  sandbox,
  shell,
  start,
  templates,
  ui,
  webhooks,
  whatsapp,
};
