import type { ChannelKind } from "~/channels/channel";
import { SYNC_TEMPLATES } from "~/features/templates/templates.jobs";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { announceConnection } from "./announce-connection.server";
import { type ConnectionFacts, type ConnectionState, connectionState } from "./core/connection-state";
import { type StoredCredentials, sealCredentials } from "./seal-credentials.server";

export interface NewConnection {
  kind: ChannelKind;
  name: string;
  /** E.164, short code or Messaging Service id. */
  address: string;
  externalId: string;
  wabaId?: string;
  /** Meta's business id with its limit; null = unlimited. */
  portfolio?: { externalId: string; name?: string; dailyLimit: number | null };
  credentials: StoredCredentials;
  rate: number;
  quality?: string;
  details: Prisma.InputJsonObject;
}

/** Tools that bring their own ids are trusted once the token is; people are led through the wizard's proofs. */
export const addedByOf = (ctx: CompanyContext) => (ctx.actor.kind === "member" ? "wizard" : "cli");

/**
 * Saves a connection whose token the provider has just accepted, with its lane.
 * @throws AppError CONFLICT when the number or the portfolio is connected already, without saying where
 */
export async function insertConnection(
  ctx: CompanyContext,
  made: NewConnection,
): Promise<{ id: string; state: ConnectionState }> {
  const id = Bun.randomUUIDv7();
  const now = appProcess().clock.now();
  const addedBy = addedByOf(ctx);
  const facts: ConnectionFacts = { addedBy, tokenAcceptedAt: now };
  const state = connectionState(facts);
  try {
    await ctx.transaction(async (tx) => {
      const portfolioId = made.portfolio && (await joinPortfolio(tx, made.portfolio));
      await tx.db.connection.createMany({
        data: [
          {
            id,
            kind: made.kind,
            name: made.name,
            state,
            stateAt: now,
            address: made.address,
            externalId: made.externalId,
            wabaId: made.wabaId,
            portfolioId,
            credentials: sealCredentials(tx.companyId, id, made.credentials),
            rate: made.rate,
            quality: made.quality,
            details: made.details,
            addedBy,
            verifiedAt: now,
            checkedAt: now,
          },
        ],
      });
      await tx.db.lane.createMany({ data: [{ connectionId: id }] });
      await announceConnection(tx, { connectionId: id, state, action: "connection.added" });
      if (made.kind === "meta") await tx.jobs.enqueue(SYNC_TEMPLATES, { connectionId: id });
    });
  } catch (error) {
    if (isTaken(error)) throw new AppError("CONFLICT", "connections.errors.numberTaken");
    throw error;
  }
  return { id, state };
}

/** A portfolio belongs to one company: its own row is reused, somebody else's is a refusal. */
async function joinPortfolio(
  tx: CompanyTransaction,
  wanted: NonNullable<NewConnection["portfolio"]>,
): Promise<string> {
  const { externalId, name, dailyLimit } = wanted;
  await tx.db.portfolio.createMany({
    data: [{ externalId, name: name ?? "", dailyLimit }],
    skipDuplicates: true,
  });
  const own = await tx.db.portfolio.findFirst({ where: { externalId }, select: { id: true, name: true } });
  if (!own) throw new AppError("CONFLICT", "connections.errors.portfolioTaken");
  const rename = name && own.name === "" ? { name } : {};
  await tx.db.portfolio.updateMany({ where: { id: own.id }, data: { dailyLimit, ...rename } });
  return own.id;
}

/** A unique index said no: the number is connected already, here or elsewhere. */
const isTaken = (error: unknown) => (error as { code?: string } | undefined)?.code === "P2002";
