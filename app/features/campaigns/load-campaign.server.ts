import type { TemplateSnapshot } from "~/features/outgoing/campaign-content";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import type { CompanyRead } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import type { Audience } from "./core/audience";
import type { CampaignStateName } from "./core/campaign";
import type { Schedule } from "./core/schedule";
import type { VariableMapping } from "./core/variable-mapping";
import { isUuid } from "./is-uuid";

const NUMBER = {
  select: {
    id: true,
    kind: true,
    name: true,
    state: true,
    address: true,
    wabaId: true,
    rate: true,
    slowedRate: true,
    quality: true,
    portfolio: { select: { id: true, externalId: true, dailyLimit: true } },
    whatsapp: {
      select: { riskAcceptedAt: true, linkedAt: true, pace: true, restsUntil: true, restReason: true },
    },
  },
} satisfies Prisma.ConnectionDefaultArgs;

const WITH = {
  connection: NUMBER,
  numbers: { select: { connection: NUMBER }, orderBy: { connectionId: "asc" } },
  template: true,
} satisfies Prisma.CampaignInclude;

type Row = Prisma.CampaignGetPayload<{ include: typeof WITH }>;

/** A campaign with its connection and template, its JSON columns in their types (they were checked when they came in). */
export interface LoadedCampaign
  extends Omit<
    Row,
    "state" | "variables" | "audience" | "schedule" | "sendWindow" | "templateSnapshot" | "preparing"
  > {
  state: CampaignStateName;
  variables: VariableMapping;
  audience: Audience;
  schedule: Schedule;
  sendWindow: SendWindow | { always: true } | null;
  templateSnapshot: TemplateSnapshot | null;
  preparing: { afterContactId: string | null; done: boolean } | null;
}

/** @throws AppError NOT_FOUND, also for another company's campaign */
export async function loadCampaign(scope: CompanyRead, campaignId: string): Promise<LoadedCampaign> {
  const row = isUuid(campaignId)
    ? await scope.db.campaign.findFirst({ where: { id: campaignId }, include: WITH })
    : null;
  if (!row) throw new AppError("NOT_FOUND", "campaigns.errors.notFound");
  return row as unknown as LoadedCampaign;
}
