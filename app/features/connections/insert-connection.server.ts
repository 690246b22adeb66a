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
  /** Absent for a number that is linked by QR: its session keeps its own, and the link is what proves it. */
  credentials?: StoredCredentials;
  link?: { server: "whatsapp" | "sandbox"; history: boolean; privateChats: string[] };
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
  // A link proves both ways at once: whoever made it, nothing else is waited for.
  const addedBy = made.link ? "cli" : addedByOf(ctx);
  const acceptedAt = made.link ? undefined : now;
  const facts: ConnectionFacts = { addedBy, ...(acceptedAt && { tokenAcceptedAt: acceptedAt }) };
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
            credentials: made.credentials ? sealCredentials(tx.companyId, id, made.credentials) : "",
            rate: made.rate,
            quality: made.quality,
            details: made.details,
            addedBy,
            verifiedAt: acceptedAt,
            checkedAt: acceptedAt,
          },
        ],
      });
      await tx.db.lane.createMany({ data: [{ connectionId: id }] });
      if (made.link) await addSession(tx, id, made.link);
      await announceConnection(tx, { connectionId: id, state, action: "connection.added" });
      if (made.kind === "meta") await tx.jobs.enqueue(SYNC_TEMPLATES, { connectionId: id });
    });
  } catch (error) {
    if (isTaken(error)) throw new AppError("CONFLICT", "connections.errors.numberTaken");
    throw error;
  }
  return { id, state };
}

/** What a linked number may bring along is settled before there is a link. */
async function addSession(
  tx: CompanyTransaction,
  connectionId: string,
  { server, history, privateChats }: NonNullable<NewConnection["link"]>,
) {
  await tx.db.whatsappSession.createMany({ data: [{ connectionId, server, history }] });
  const addedBy = tx.actor.kind === "member" ? tx.actor.userId : null;
  await tx.db.whatsappPrivateChat.createMany({
    data: privateChats.map((chat) => ({ connectionId, chat, addedBy })),
  });
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
