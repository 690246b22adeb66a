import type { ChannelKind } from "~/channels/channel";
import { refusalMessageKey } from "~/channels/refusal-message-key";
import { zoneLabel } from "~/features/contacts/core/zone-label";
import { instantToLocalMs } from "~/features/outgoing/core/local-time";
import { SKIP_REASONS, WAIT_REASONS } from "~/features/outgoing/core/reasons";
import { createFormats, type Formats } from "~/i18n/core/formats";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import { classifyFailure } from "./classify-failure.server";

/** Who reads, and over which channel the message goes. `timeZone` is the reader's. */
export interface Reader {
  locale: Locale;
  timeZone: string;
  kind: ChannelKind;
  now: Date;
}

/** What the provider's code means: what happened, and what to do next. */
export function refusalWords(code: string, { kind, locale }: Reader): { title: string; next: string } {
  const { title, next } = refusalMessageKey(kind, code, classifyFailure(kind, code).reason);
  return { title: translate(locale, title), next: translate(locale, next) };
}

export function skipWords(why: string | null, locale: Locale): string {
  const known = (SKIP_REASONS as readonly string[]).includes(why ?? "");
  return translate(locale, `reasons.skip.${known ? why : "cancelled"}`);
}

/** What somebody who waits is waiting for: an hour in their own place, a limit, or just their turn. */
export function waitWords(
  wait: { why: string | null; until: Date | null; zone: string | null },
  { locale, timeZone, now }: Reader,
): string {
  const { why, until, zone } = wait;
  const formats = createFormats(locale, timeZone);
  const known = (WAIT_REASONS as readonly string[]).includes(why ?? "");
  const later = until !== null && until > now;
  if (!known || (TIMED.has(why!) && !later)) {
    return later
      ? translate(locale, "reasons.wait.scheduled", { time: shortTime(formats, until, now, timeZone) })
      : translate(locale, "campaigns.happened.queued");
  }
  const there = why === "send-window" && zone ? zone : timeZone;
  return translate(locale, `reasons.wait.${why}`, {
    time: later ? shortTime(formats, until, now, there) : "",
    place: zoneLabel(there, locale),
  });
}

const TIMED = new Set([
  "scheduled",
  "send-window",
  "frequency-cap",
  "contact-cap",
  "portfolio-budget",
  "retry",
  "resting",
  "day-cap",
  "hour-cap",
]);

/** "09:00" today, "25/11 09:00" on another day, as clocks show it in that zone. */
function shortTime(formats: Formats, at: Date, now: Date, zone: string): string {
  const day = (date: Date) => Math.floor(instantToLocalMs(date.getTime(), zone) / 86_400_000);
  const time = formats.date(at, "time", zone);
  return day(at) === day(now) ? time : `${formats.date(at, "dayShort", zone)} ${time}`;
}
