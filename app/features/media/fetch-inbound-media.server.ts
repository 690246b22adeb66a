import { BrokenFile } from "~/channels/broken-file";
import type { FileProblem } from "~/channels/provider-file";
import { tellConversations } from "~/features/messages/tell-conversations.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { type MessageMedia, messageMedia } from "./core/message-media";
import { nextFetch } from "./core/next-fetch";
import { keepReceivedFile, type ReceivedFile } from "./keep-received-file.server";
import { keepThumbnail } from "./keep-thumbnail.server";
import { FETCH_MEDIA, type FetchMediaPayload } from "./media.jobs";
import { mediaStore } from "./media-store.server";
import { changeMessageMedia } from "./message-media.sql.server";
import { openProviderFile } from "./open-provider-file.server";

/** Larger files stay with the provider (WhatsApp lets people send 2 GB). */
const MOST_RECEIVED_BYTES = 100 * 1024 * 1024;

const PATIENCE_MS = 30_000;
/** Below the queue's own limit, so that a slow file is given up here and not run twice. */
const MOST_MS = 600_000;

export interface FetchOptions {
  now(): Date;
  signal?: AbortSignal;
  mostBytes?: number;
  patienceMs?: number;
}

/**
 * Fetches the file that a message came with into our store, once: a message that has its file, or that another run has
 * moved on, is left alone. In vain it is put off, or given up in the message itself.
 */
export async function fetchInboundMedia(
  ctx: CompanyContext,
  { messageId, attempts }: FetchMediaPayload,
  options: FetchOptions,
): Promise<void> {
  const message = await ctx.read(({ db }) =>
    db.message.findFirst({
      where: { id: messageId },
      select: { connectionId: true, content: true, revokedAt: true },
    }),
  );
  const media = messageMedia(message?.content);
  if (!message || media?.state !== "waiting" || (media.attempts ?? 0) !== attempts) return;
  // Whoever took it back does not want it kept.
  if (message.revokedAt) return giveUp(ctx, messageId, media, "gone", options.now());
  const kept = await keep(ctx, message.connectionId, media, options);
  if (typeof kept === "string") return giveUp(ctx, messageId, media, kept, options.now());
  await settle(ctx, messageId, media, kept);
}

async function keep(
  ctx: CompanyContext,
  connectionId: string,
  media: MessageMedia,
  { signal, mostBytes = MOST_RECEIVED_BYTES, patienceMs = PATIENCE_MS }: FetchOptions,
): Promise<ReceivedFile | FileProblem> {
  const deadline = AbortSignal.timeout(MOST_MS);
  const limits = { mostBytes, patienceMs, signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
  const { logger } = appProcess();
  try {
    const file = await openProviderFile(ctx, connectionId, media, limits);
    if (file.ok) return await keepReceivedFile(ctx, media.filename, file.body);
    logger.info({ connectionId, problem: file.problem, detail: file.detail }, "a received file did not come");
    return file.problem;
  } catch (error) {
    if (!(error instanceof BrokenFile))
      logger.warn({ connectionId, error: String(error) }, "a received file");
    return error instanceof BrokenFile ? error.problem : "transient";
  }
}

/** The file's row and what the message says of it, together; a file that nobody points at is removed. */
async function settle(ctx: CompanyContext, messageId: string, before: MessageMedia, file: ReceivedFile) {
  const { id, key, mimeType, filename, bytes, sha256 } = file;
  const { seconds, filename: named } = before;
  const picture = await keepThumbnail(ctx.companyId, file);
  const { width, height, thumbKey } = picture;
  const media: MessageMedia = {
    state: "stored",
    mediaId: id,
    mimeType,
    bytes,
    ...(named !== undefined && { filename }),
    ...(seconds !== undefined && { seconds }),
    ...(thumbKey !== null && { thumb: true }),
    ...(width !== null && height !== null && { width, height }),
  };
  const row = { id, purpose: "message", mimeType, filename, bytes: BigInt(bytes), sha256, key, ...picture };
  const remove = async () => {
    await mediaStore().delete(key);
    if (thumbKey !== null) await mediaStore().delete(thumbKey);
  };
  try {
    const counted = await ctx.transaction(async (tx) => {
      if (!(await write(tx, messageId, before, media))) return false;
      await tx.db.media.createMany({ data: [row] });
      return true;
    });
    if (!counted) await remove();
  } catch (error) {
    await remove();
    throw error;
  }
}

async function giveUp(
  ctx: CompanyContext,
  messageId: string,
  before: MessageMedia,
  problem: FileProblem,
  now: Date,
) {
  const attempts = (before.attempts ?? 0) + 1;
  const next = nextFetch(problem, attempts, now);
  await ctx.transaction(async (tx) => {
    const media = { ...before, state: next.state, attempts, problem };
    if (!(await write(tx, messageId, before, media)) || next.state !== "waiting") return;
    await tx.jobs.enqueue(FETCH_MEDIA, { messageId, attempts }, { startAfter: next.at });
  });
}

async function write(tx: CompanyTransaction, messageId: string, before: MessageMedia, media: MessageMedia) {
  const from = { state: before.state, attempts: before.attempts ?? 0 };
  const conversationId = await changeMessageMedia(tx, messageId, from, media);
  if (conversationId === undefined) return false;
  await tellConversations(tx, [{ conversationId }]);
  return true;
}
