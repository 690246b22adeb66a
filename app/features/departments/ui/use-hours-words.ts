import type { SendWindow } from "~/features/outgoing/core/send-window";
import { useT } from "~/i18n/use-t";

type Day = "1" | "2" | "3" | "4" | "5" | "6" | "7";

/** Hours in words: "Seg–Sex · 09:00 às 18:00", days one by one where they do not follow each other. */
export function useHoursWords(): (hours: SendWindow | null) => string {
  const t = useT("departments");
  const days = useT("companies.days");
  return (hours) => {
    if (!hours) return t("always");
    const names = runsOf(hours.days).map(([first, last]) => {
      const from = days(String(first) as Day);
      return first === last ? from : `${from}–${days(String(last) as Day)}`;
    });
    return t("hoursOf", { days: names.join(", "), from: hours.from, to: hours.to });
  };
}

/** [1, 2, 3, 6] → [[1, 3], [6, 6]] */
function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
