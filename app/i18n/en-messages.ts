import apiKeys from "./messages/en/api-keys.json";
import audit from "./messages/en/audit.json";
import auth from "./messages/en/auth.json";
import campaigns from "./messages/en/campaigns.json";
import cli from "./messages/en/cli.json";
import common from "./messages/en/common.json";
import companies from "./messages/en/companies.json";
import composer from "./messages/en/composer.json";
import connections from "./messages/en/connections.json";
import consent from "./messages/en/consent.json";
import contacts from "./messages/en/contacts.json";
import departments from "./messages/en/departments.json";
import home from "./messages/en/home.json";
import imports from "./messages/en/imports.json";
import inbox from "./messages/en/inbox.json";
import inboxAnswer from "./messages/en/inbox-answer.json";
import inboxList from "./messages/en/inbox-list.json";
import inboxPerson from "./messages/en/inbox-person.json";
import inboxSettings from "./messages/en/inbox-settings.json";
import inboxTeam from "./messages/en/inbox-team.json";
import inboxThread from "./messages/en/inbox-thread.json";
import labels from "./messages/en/labels.json";
import lists from "./messages/en/lists.json";
import media from "./messages/en/media.json";
import outgoing from "./messages/en/outgoing.json";
import quickReplies from "./messages/en/quick-replies.json";
import reasons from "./messages/en/reasons.json";
import refusals from "./messages/en/refusals.json";
import sandbox from "./messages/en/sandbox.json";
import shell from "./messages/en/shell.json";
import start from "./messages/en/start.json";
import templates from "./messages/en/templates.json";
import ui from "./messages/en/ui.json";
import webhooks from "./messages/en/webhooks.json";
import whatsapp from "./messages/en/whatsapp.json";

/** Every namespace in English; the same lines as pt-br-messages.ts. */
export const enMessages = {
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
