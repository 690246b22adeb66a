import { auditRouter } from "~/features/audit/audit.router";
import { campaignsRouter } from "~/features/campaigns/campaigns.router";
import { apiKeysRouter } from "~/features/companies/api-keys.router";
import { companiesRouter } from "~/features/companies/companies.router";
import { teamRouter } from "~/features/companies/team.router";
import { connectionsRouter } from "~/features/connections/connections.router";
import { contactsRouter } from "~/features/contacts/contacts.router";
import { departmentsRouter } from "~/features/departments/departments.router";
import { importsRouter } from "~/features/imports/imports.router";
import { inboxRouter } from "~/features/inbox/inbox.router";
import { inboxSettingsRouter } from "~/features/inbox/inbox-settings.router";
import { labelsRouter } from "~/features/labels/labels.router";
import { listsRouter, tagsRouter } from "~/features/lists/lists.router";
import { mediaRouter } from "~/features/media/media.router";
import { pricesRouter } from "~/features/prices/prices.router";
import { quickRepliesRouter } from "~/features/quick-replies/quick-replies.router";
import { templatesRouter } from "~/features/templates/templates.router";
import { inboundRouter } from "~/features/webhooks/webhooks.router";
import { whatsappRouter } from "~/features/whatsapp/whatsapp.router";
import { liveRouter } from "~/live/live.router";
import { router } from "./init";

/** Every procedure there is. A feature adds one line. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  audit: auditRouter,
  campaigns: campaignsRouter,
  companies: companiesRouter,
  connections: connectionsRouter,
  contacts: contactsRouter,
  departments: departmentsRouter,
  imports: importsRouter,
  inbound: inboundRouter,
  inbox: inboxRouter,
  inboxSettings: inboxSettingsRouter,
  labels: labelsRouter,
  lists: listsRouter,
  live: liveRouter,
  media: mediaRouter,
  prices: pricesRouter,
  quickReplies: quickRepliesRouter,
  tags: tagsRouter,
  team: teamRouter,
  templates: templatesRouter,
  whatsapp: whatsappRouter,
});

export type AppRouter = typeof appRouter;
