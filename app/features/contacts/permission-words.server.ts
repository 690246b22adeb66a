import { skipWords, waitWords } from "~/features/campaigns/recipient-words.server";
import type { ContactPermission } from "~/features/consent/core/may-contact";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { ChannelPermission } from "./explain-permission.server";

export interface PermissionWords {
  channel: ChannelPermission["channel"];
  offers: { answer: ContactPermission["answer"]; words: string };
  answers: { answer: ContactPermission["answer"]; words: string };
}

/** The gate's answers as sentences; a reason is the same sentence as in every campaign. */
export function permissionWords(
  { channel, offers, answers, zone }: ChannelPermission,
  reader: { locale: Locale; timeZone: string; now: Date },
): PermissionWords {
  const say = (permission: ContactPermission, yes: string) => {
    if (permission.answer === "yes") return translate(reader.locale, `contacts.may.${yes}`);
    if (permission.answer === "no") {
      // "Not on WhatsApp" would be wrong of a phone that takes no SMS.
      if (channel === "sms" && permission.why === "not-on-channel") {
        return translate(reader.locale, "refusals.reason.not-on-channel.title");
      }
      return skipWords(permission.why, reader.locale);
    }
    const { why, until } = permission;
    return waitWords({ why, until, zone }, { ...reader, kind: channel === "sms" ? "sms" : "meta" });
  };
  return {
    channel,
    offers: { answer: offers.answer, words: say(offers, "yesOffers") },
    answers: { answer: answers.answer, words: say(answers, "yesAnswers") },
  };
}
