import type { ConnectionSummary } from "~/features/connections/list-connections.server";
import { type QrState, qrState } from "~/features/whatsapp/core/qr-state";
import type { QrFigures } from "~/features/whatsapp/qr-figures";
import { createFormats } from "~/i18n/core/formats";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { NumberNews } from "./number-news.server";

const TONES: Record<QrState, NumberNews["tone"]> = {
  never: "hold",
  linking: "hold",
  linked: "ok",
  reconnecting: "hold",
  off: "bad",
  banned: "bad",
};
const STATES: Record<QrState, string> = {
  never: "notLinked",
  linking: "linking",
  linked: "linked",
  reconnecting: "reconnecting",
  off: "off",
  banned: "banned",
};

/** A number linked by QR on the first page: how its link stands, and what that means for today. */
export function qrNumberNews(
  { state, waiting }: Pick<ConnectionSummary, "state" | "waiting">,
  qr: QrFigures,
  locale: Locale,
): Pick<NumberNews, "tone" | "state" | "detail"> {
  const how = qrState(qr);
  const say = (key: string, params = {}) => translate(locale, key, params);
  if (how === "linked" && state === "paused") {
    return { tone: "hold", state: say("connections.state.paused"), detail: waitingWords(waiting, say) };
  }
  const resting = how === "linked" && qr.rest !== null;
  const word = resting ? "resting" : STATES[how];
  return {
    tone: resting ? "hold" : TONES[how],
    state: say(`whatsapp.card.${word}`),
    detail: [whyOf(how, qr, say, locale), how === "linked" ? "" : waitingWords(waiting, say)]
      .filter(Boolean)
      .join(" "),
  };
}

type Say = (key: string, params?: Record<string, string | number>) => string;

const waitingWords = (count: number, say: Say) => (count > 0 ? say("home.numbers.waiting", { count }) : "");

function whyOf(how: QrState, qr: QrFigures, say: Say, locale: Locale): string {
  if (how === "never" || how === "linking") return say("home.numbers.neverLinked");
  if (how === "reconnecting") return say("home.numbers.reconnecting");
  if (how !== "linked") return qr.endReason ? say(`whatsapp.end.${qr.endReason}`) : "";
  if (qr.rest) return `${say(`reasons.pause.${qr.rest.reason}`)}.`;
  if (!qr.riskAcceptedAt) return say("home.numbers.campaignsOff");
  const { number } = createFormats(locale, "UTC");
  return say("home.numbers.sentToday", { used: number(qr.today.used), limit: number(qr.today.limit) });
}
