import { memo, useEffect, useState } from "react";
import { useThreadView } from "./thread-context";

const DAY_MS = 86_400_000;

/** "Hoje", "Ontem", "sexta-feira, 5 de junho" or the whole date, between the bubbles of two days. */
export const DayLine = memo(function DayLine({ at }: { at: string }) {
  const { t, formats } = useThreadView();
  const now = useToday();
  const date = new Date(at);
  const day = (moment: Date) => formats.date(moment, "day");
  const words =
    day(date) === day(now)
      ? t("day.today")
      : day(date) === day(new Date(now.getTime() - DAY_MS))
        ? t("day.yesterday")
        : now.getTime() - date.getTime() < 180 * DAY_MS
          ? formats.date(date, "full")
          : day(date);
  return (
    <div className="day" suppressHydrationWarning>
      {words}
    </div>
  );
});

/** Moves on by itself some time after midnight. */
function useToday(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10 * 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
