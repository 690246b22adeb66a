import { baileysChannel } from "./baileys/baileys-channel";
import { classifyWhatsAppCode } from "./baileys/error-codes";
import type { Channel, ChannelKind } from "./channel";
import { classifyMetaCode, type MetaCodeHints } from "./meta-cloud/error-codes";
import { metaChannel } from "./meta-cloud/meta-channel";
import type { RefusalClass } from "./refusal-class";
import { classifyTwilioCode } from "./twilio-sms/error-codes";
import { twilioChannel } from "./twilio-sms/twilio-channel";

/** Every way out that exists. */
const CHANNELS: Readonly<Record<ChannelKind, Channel>> = {
  meta: metaChannel,
  sms: twilioChannel,
  whatsapp: baileysChannel,
};

/** The channel of this kind. */
export function channelFor(kind: ChannelKind): Channel {
  return CHANNELS[kind];
}

/** What a provider's code means, for codes that come later than the send: failed statuses. */
export function classifyProviderCode(kind: ChannelKind, code: string, hints?: MetaCodeHints): RefusalClass {
  if (kind === "sms") return classifyTwilioCode(code);
  return kind === "whatsapp" ? classifyWhatsAppCode(code) : classifyMetaCode(code, hints);
}
