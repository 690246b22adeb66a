import type { OpenConnection } from "~/channels/channel";
import { type CampaignContent, openCampaignContent } from "~/features/outgoing/campaign-content";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import {
  createTokenBucket,
  nextFreeAtMs,
  type TokenBucket,
  take,
} from "~/features/outgoing/core/token-bucket";
import { loadLaneCampaigns } from "~/features/outgoing/lane-campaigns.sql.server";
import { type LaneConnection, loadLaneConnection } from "~/features/outgoing/lane-connection.sql.server";
import type { PickedItem } from "~/features/outgoing/lane-pick.sql.server";
import { openLaneConnection } from "~/features/outgoing/open-lane-connection.server";
import { sendWindowOf } from "~/features/outgoing/send-window-of";
import type { CompanyContext } from "~/platform/db/company-types";

const RELOAD_MS = 500;

export interface LaneCampaignFacts {
  content: CampaignContent;
  templateName: string;
  sendWindow?: SendWindow;
  /** The campaign's own rate, below the number's. */
  bucket?: TokenBucket;
}

/** What one lane knows besides its rows: its number, read anew twice a second, and its campaigns, read once. */
export interface LaneFacts {
  row: LaneConnection;
  open: OpenConnection;
  campaigns: Map<string, LaneCampaignFacts>;
  /** Reads the number again when what we have is older than half a second. */
  refresh(nowMs: number): Promise<void>;
  /** What we have is known to be old. */
  expire(): void;
  /** Makes sure that the campaigns of these rows are known. */
  prepare(items: PickedItem[], nowMs: number): Promise<void>;
  /** How many rows of a stream its campaign's own rate lets leave now; Infinity without one. */
  allowance(streamId: string, nowMs: number): number;
  /** Uses up one of them; false = not yet. */
  takeTurn(streamId: string, nowMs: number): boolean;
  /** When the next campaign that was held back by its own rate since the last call may go on. */
  pacedUntilMs(): number | undefined;
}

/** → undefined when the connection is gone. */
export async function openLaneFacts(
  ctx: CompanyContext,
  connectionId: string,
  nowMs: number,
): Promise<LaneFacts | undefined> {
  const row = await loadLaneConnection(ctx, connectionId);
  if (!row) return undefined;
  let loadedAtMs = nowMs;
  let pacedUntil: number | undefined;
  const facts: LaneFacts = {
    row,
    open: openLaneConnection(ctx, row),
    campaigns: new Map(),
    async refresh(atMs) {
      if (atMs - loadedAtMs < RELOAD_MS) return;
      loadedAtMs = atMs;
      const fresh = await loadLaneConnection(ctx, connectionId);
      if (!fresh) return;
      if (fresh.credentials !== facts.row.credentials) facts.open = openLaneConnection(ctx, fresh);
      facts.row = fresh;
    },
    expire() {
      loadedAtMs = Number.NEGATIVE_INFINITY;
    },
    allowance(streamId, atMs) {
      const bucket = facts.campaigns.get(streamId)?.bucket;
      if (!bucket) return Number.POSITIVE_INFINITY;
      if (nextFreeAtMs(bucket, atMs) <= atMs) return Math.max(1, Math.floor(bucket.tokens));
      holdBack(bucket, atMs);
      return 0;
    },
    takeTurn(streamId, atMs) {
      const bucket = facts.campaigns.get(streamId)?.bucket;
      if (!bucket || take(bucket, atMs, 1) === 1) return true;
      holdBack(bucket, atMs);
      return false;
    },
    pacedUntilMs() {
      const at = pacedUntil;
      pacedUntil = undefined;
      return at;
    },
    async prepare(items, atMs) {
      const missing = new Set<string>();
      for (const { campaignId } of items)
        if (campaignId && !facts.campaigns.has(campaignId)) missing.add(campaignId);
      if (missing.size === 0) return;
      for (const found of await loadLaneCampaigns(ctx, [...missing])) {
        const { templateSnapshot: snapshot, rate } = found;
        facts.campaigns.set(found.id, {
          content: openCampaignContent(snapshot),
          templateName: snapshot.name,
          sendWindow: sendWindowOf(found.sendWindow, found.companySendWindow, snapshot.category),
          bucket: rate ? createTokenBucket(rate, atMs) : undefined,
        });
      }
    },
  };
  return facts;

  function holdBack(bucket: TokenBucket, nowMs: number) {
    pacedUntil = Math.min(pacedUntil ?? Number.POSITIVE_INFINITY, nextFreeAtMs(bucket, nowMs));
  }
}
