import { type CampaignContent, openCampaignContent } from "~/features/outgoing/campaign-content";
import type { CompanyTransaction } from "~/platform/db/company-types";
import {
  type Bubble,
  type BubbleSource,
  loadBubbleSources,
  loadSnapshots,
  nameReplies,
  writeBubbles,
} from "./write-bubbles.sql.server";

/**
 * The bubbles of messages whose acceptance nobody saw: their first news is a status. Rendered as the lane would, so
 * that it does not matter who comes first.
 */
export async function writeMissingBubbles(tx: CompanyTransaction, outgoingIds: string[]): Promise<void> {
  if (outgoingIds.length === 0) return;
  await nameReplies(tx, outgoingIds);
  const sources = await loadBubbleSources(tx, outgoingIds);
  if (sources.length === 0) return;
  const campaignIds = [...new Set(sources.map(({ campaignId }) => campaignId))].filter((id) => id !== null);
  const contents = new Map<string, CampaignContent>();
  for (const { id, snapshot } of campaignIds.length > 0 ? await loadSnapshots(tx, campaignIds) : []) {
    if (snapshot) contents.set(id, openCampaignContent(snapshot));
  }
  await writeBubbles(
    tx,
    sources.map((source) => bubbleOf(source, contents)),
  );
}

function bubbleOf({ id, campaignId, values, content }: BubbleSource, contents: Map<string, CampaignContent>) {
  const bubble: Bubble = { outgoingId: id, type: "text", text: "" };
  if (content) {
    const text = content.type === "text" ? content.text : content.type === "media" ? content.caption : "";
    return { ...bubble, type: content.type === "media" ? content.media : content.type, text: text ?? "" };
  }
  const rendered = campaignId ? contents.get(campaignId)?.render(values, id) : undefined;
  return rendered?.ok ? { ...bubble, type: rendered.content.type, text: rendered.text } : bubble;
}
