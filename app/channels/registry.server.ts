import type { Channel, ChannelKind } from "./channel";
import { classifyMetaCode, type MetaCodeHints } from "./meta-cloud/error-codes";
import { metaChannel } from "./meta-cloud/meta-channel";
import type { RefusalClass } from "./refusal-class";
import { classifyTwilioCode } from "./twilio-sms/error-codes";
import { twilioChannel } from "./twilio-sms/twilio-channel";

/** Every way out that exists. WhatsApp by QR joins here when its folder does. */
const CHANNELS: Readonly<Partial<Record<ChannelKind, Channel>>> = {
  meta: metaChannel,
  sms: twilioChannel,
};

/** The channel of this kind; throws for a kind that is known but not built yet (a bug: nothing can be connected to it). */
export function channelFor(kind: ChannelKind): Channel {
  const channel = CHANNELS[kind];
  if (!channel) throw new Error(`No channel of kind ${kind}`);
  return channel;
}

/** What a provider's code means, for codes that come later than the send: failed statuses. */
export function classifyProviderCode(kind: ChannelKind, code: string, hints?: MetaCodeHints): RefusalClass {
  return kind === "sms" ? classifyTwilioCode(code) : classifyMetaCode(code, hints);
}
