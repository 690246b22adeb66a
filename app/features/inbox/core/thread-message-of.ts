import type { ShownMedia } from "~/features/media/core/message-media";
import type { SentFacts, ThreadFacts, ThreadRow } from "../load-thread.sql.server";
import type { Delivery, PendingChange, ThreadMessage } from "../thread-message";
import { shownReactions } from "./reaction-marks";
import { threadContent } from "./thread-content";

/** `content.change` of a bubble: the outgoing row that is to change it. */
export interface AskedChange {
  id: string;
  kind: PendingChange["kind"];
  text: string;
}

export const askedChange = ({ content }: Pick<ThreadRow, "content">): AskedChange | undefined =>
  content?.change as AskedChange | undefined;

/** Whoever sent it may send it again as a new message. An unknown one may have gone out: the page says so. */
const RETRIED = new Set(["failed", "skipped", "unknown"]);

const moment = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What happened to an outgoing row, as a page may know it. */
export function deliveryOf(sent: SentFacts): Delivery {
  const { state, why, detail, superseded, source } = sent;
  return {
    state,
    why,
    detail,
    sentAt: moment(sent.acceptedAt),
    deliveredAt: moment(sent.deliveredAt),
    readAt: moment(sent.readAt),
    failedAt: moment(sent.failedAt),
    undoUntil: state === "waiting" && source === "reply" ? moment(sent.notBefore) : null,
    mayRetry: source === "reply" && !superseded && RETRIED.has(state),
  };
}

/** Sent anew by a person, and it did not go out before: the new bubble stands for it. */
export const isReplaced = (sent: SentFacts | undefined): boolean =>
  sent?.superseded === true && (sent.state === "failed" || sent.state === "skipped");

/** A bubble as a page gets it. What was deleted keeps its mark only. */
export function threadMessageOf(
  row: ThreadRow,
  facts: ThreadFacts,
  media: ShownMedia | undefined,
): ThreadMessage {
  const { id, direction, type, at, editedAt, revokedAt, content } = row;
  const sent = direction === "out" ? facts.sent.get(id) : undefined;
  const campaign = row.campaignId ? facts.campaigns.get(row.campaignId) : undefined;
  const gone = revokedAt !== null;
  const shown = threadContent(type, gone ? null : content);
  return {
    ...shown,
    id,
    direction,
    author: row.author as ThreadMessage["author"],
    authorId: row.authorId,
    type,
    text: gone ? "" : row.text,
    at: at.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    campaign: campaign ? { id: row.campaignId!, name: campaign.name } : null,
    replyTo: quotedOf(row, facts),
    reactions: gone ? [] : shownReactions(row.reactions),
    change: changeOf(row, facts),
    media: gone ? null : (media ?? null),
    buttons: row.author === "campaign" ? (campaign?.buttons ?? []) : shown.buttons,
    facts: direction === "internal" ? content : null,
    delivery: sent ? deliveryOf(sent) : null,
  };
}

function quotedOf({ replyToId }: ThreadRow, { quoted }: ThreadFacts): ThreadMessage["replyTo"] {
  if (replyToId === null) return null;
  const found = quoted.get(replyToId);
  if (!found) return { id: null, author: "customer", text: "", type: "text" };
  const { id, type, revoked, text } = found;
  return { id, author: found.author as ThreadMessage["author"], text: revoked ? "" : text, type };
}

function changeOf(row: ThreadRow, { sent }: ThreadFacts): PendingChange | null {
  const asked = askedChange(row);
  const found = asked && sent.get(asked.id);
  return found ? { kind: asked.kind, text: asked.text, state: found.state, why: found.why } : null;
}
