import { useEffect, useState } from "react";
import { useFormats } from "~/i18n/use-formats";

/** "há 3 s", moving by itself: each second in the first minute, then each half minute. The exact moment is in the title. */
export function RelativeTime({ at }: { at: Date | string }) {
  const formats = useFormats();
  const date = new Date(at);
  const now = useNow(date);
  return (
    <time
      dateTime={date.toISOString()}
      title={`${formats.date(date, "day")} ${formats.date(date, "timeSeconds")}`}
      className="num"
      suppressHydrationWarning
    >
      {formats.relative(date, now)}
    </time>
  );
}

function useNow(at: Date): Date {
  const [now, setNow] = useState(() => new Date());
  const fresh = Math.abs(now.getTime() - at.getTime()) < 60_000;
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), fresh ? 1_000 : 30_000);
    return () => clearInterval(timer);
  }, [fresh]);
  return now;
}
