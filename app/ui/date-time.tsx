import type { DateStyle } from "~/i18n/core/formats";
import { useFormats } from "~/i18n/use-formats";

interface DateTimeProps {
  /** A Date, or what JSON made of it. */
  at: Date | string;
  style?: DateStyle;
  /** Another zone than the reader's; name it in words beside it. */
  timeZone?: string;
}

/** A moment in the reader's format and zone; the exact one in the title. */
export function DateTime({ at, style = "dayTime", timeZone }: DateTimeProps) {
  const formats = useFormats();
  const date = new Date(at);
  return (
    <time
      dateTime={date.toISOString()}
      title={`${formats.date(date, "day", timeZone)} ${formats.date(date, "timeSeconds", timeZone)}`}
      className="num"
      suppressHydrationWarning
    >
      {formats.date(date, style, timeZone)}
    </time>
  );
}
