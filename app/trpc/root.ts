import { auditRouter } from "~/features/audit/audit.router";
import { campaignsRouter } from "~/features/campaigns/campaigns.router";
import { apiKeysRouter } from "~/features/companies/api-keys.router";
import { companiesRouter } from "~/features/companies/companies.router";
import { teamRouter } from "~/features/companies/team.router";
import { connectionsRouter } from "~/features/connections/connections.router";
import { contactsRouter } from "~/features/contacts/contacts.router";
import { importsRouter } from "~/features/imports/imports.router";
import { inboxRouter } from "~/features/inbox/inbox.router";
import { listsRouter, tagsRouter } from "~/features/lists/lists.router";
import { pricesRouter } from "~/features/prices/prices.router";
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
  imports: importsRouter,
  inbound: inboundRouter,
  inbox: inboxRouter,
  lists: listsRouter,
  live: liveRouter,
  prices: pricesRouter,
  tags: tagsRouter,
  team: teamRouter,
  templates: templatesRouter,
  whatsapp: whatsappRouter,
});

export type AppRouter = typeof appRouter;
