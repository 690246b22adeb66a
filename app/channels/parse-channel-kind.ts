import { CHANNEL_KINDS, type ChannelKind } from "./channel";

/** The channel kind that a person or tool wrote, in any case ("META", " Sms "), or undefined when there is none. */
export function parseChannelKind(text: string): ChannelKind | undefined {
  const wanted = text.trim().toLowerCase();
  return CHANNEL_KINDS.find((kind) => kind === wanted);
}
