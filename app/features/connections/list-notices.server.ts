import { deadLettersOf } from "~/features/webhooks/dead-letters.sql.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

export interface FailedNotice {
  id: string;
  /** meta | twilio-sms | twilio-status */
  source: string;
  error: string;
  tries: number;
  receivedAt: Date | null;
  at: Date;
  /** The beginning of what arrived; null when it has been removed. */
  body: string | null;
}

export interface Notices {
  numbers: { id: string; name: string; address: string; kind: string; lastWebhookAt: Date | null }[];
  failed: FailedNotice[];
}

const MOST_FAILED = 100;
const MOST_CHARACTERS = 4_000;

/** When each number was last heard of, and what arrived and could not be applied. */
export async function listNotices(ctx: CompanyContext): Promise<Notices> {
  const numbers = await ctx.read(({ db }) =>
    db.connection.findMany({
      where: { removedAt: null },
      orderBy: { lastWebhookAt: { sort: "desc", nulls: "last" } },
      select: { id: true, name: true, address: true, kind: true, lastWebhookAt: true },
    }),
  );
  const dead = await deadLettersOf(appProcess().database.intake, ctx.companyId, MOST_FAILED);
  return {
    numbers,
    failed: dead.map(({ id, source, error, tries, receivedAt, at, body }) => ({
      id,
      source,
      error,
      tries,
      receivedAt,
      at,
      body: body && new TextDecoder().decode(body.subarray(0, MOST_CHARACTERS)),
    })),
  };
}
