import type { MediaKind } from "~/channels/channel";
import type { InboundMedia } from "~/channels/channel-event";
import type { FileProblem } from "~/channels/provider-file";

export const MEDIA_STATES = ["remote", "waiting", "stored", "failed", "gone"] as const;
/**
 * Of a file that a message came with. `remote`: only the provider has it, and nobody asked for it (old history).
 * `waiting`: it is being fetched. `stored`: ours. `failed`: given up. `gone`: the provider no longer has it.
 */
export type MediaState = (typeof MEDIA_STATES)[number];

/** `content.media` of a message. The provider's own names for the file stay until it is ours: they are never shown. */
export interface MessageMedia extends InboundMedia {
  state: MediaState;
  /** Of our store, at /media/<id>, once stored. */
  mediaId?: string;
  /** Of ours: how it was sent, also where that is not what its type suggests. */
  kind?: MediaKind;
  /** There is a small picture of it. */
  thumb?: boolean;
  /** In dots. */
  width?: number;
  height?: number;
  /** How often it was tried in vain. */
  attempts?: number;
  /** Why the last try was in vain. */
  problem?: FileProblem;
}

/** What a page may know of a message's file. */
export interface ShownMedia
  extends Pick<
    MessageMedia,
    "state" | "mediaId" | "bytes" | "mimeType" | "filename" | "seconds" | "problem" | "width" | "height"
  > {
  /** Where it is served for the next hour or two, once stored; made by shownMediaOf. */
  url?: string;
  /** The small picture of it, where there is one. */
  thumbUrl?: string;
}

/** What a page may know of the file in a message's `content`, without addresses; undefined when it came with none. */
export function shownMedia(content: unknown): ShownMedia | undefined {
  const media = messageMedia(content);
  if (!media) return undefined;
  const { state, mediaId, bytes, mimeType, filename, seconds, problem, width, height } = media;
  return { state, mediaId, bytes, mimeType, filename, seconds, problem, width, height };
}

/** `content.media`, also of messages from before there were states. */
export function messageMedia(content: unknown): MessageMedia | undefined {
  const media = (content as { media?: MessageMedia } | null)?.media;
  return media && { ...media, state: media.state ?? "remote" };
}
