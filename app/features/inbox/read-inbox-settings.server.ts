import type { CompanyRead } from "~/platform/db/company-types";
import { type InboxSettings, inboxSettingsSchema } from "./inbox-settings";

/** What the company decided about its conversations. What is stored and no longer reads counts as the default. */
export async function readInboxSettings({ db }: Pick<CompanyRead, "db">): Promise<InboxSettings> {
  const company = await db.company.findFirst({ select: { inbox: true } });
  const stored = inboxSettingsSchema.safeParse(company?.inbox ?? {});
  return stored.success ? stored.data : inboxSettingsSchema.parse({});
}
