import { useLocale, useTimeZone } from "use-intl/react";
import { instantToLocalMs } from "~/features/outgoing/core/local-time";
import { useFormats } from "~/i18n/use-formats";

const DAY_MS = 86_400_000;

/** "hoje, 09:00", "ontem, 18:20", else the date; the exact moment is in the title. */
export function DayTime({ at }: { at: Date | string }) {
  const formats = useFormats();
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "America/Sao_Paulo";
  const date = new Date(at);
  const dayOf = (ms: number) => Math.floor(instantToLocalMs(ms, timeZone) / DAY_MS);
  const days = dayOf(date.getTime()) - dayOf(Date.now());
  const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const words =
    Math.abs(days) <= 1
      ? `${near.format(days, "day")}, ${formats.date(date, "time")}`
      : formats.date(date, "dayTime");
  return (
    <time
      dateTime={date.toISOString()}
      title={`${formats.date(date, "day")} ${formats.date(date, "timeSeconds")}`}
      className="num"
      suppressHydrationWarning
    >
      {words}
    </time>
  );
}
