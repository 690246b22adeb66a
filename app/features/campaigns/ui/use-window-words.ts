import { useLocale } from "use-intl/react";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { runsOfDays, weekdayName } from "./core/days-in-words";

/** "de segunda a sábado, das 09:00 às 20:00". */
export function useWindowWords(): (window: SendWindow) => string {
  const t = useT("campaigns.window");
  const formats = useFormats();
  const locale = useLocale();
  return ({ days, from, to }) => {
    const runs = runsOfDays(days).map(([first, last]) => {
      const [a, b] = [weekdayName(first, locale), weekdayName(last, locale)];
      if (first === last) return a;
      return last === first + 1 ? formats.list([a, b]) : t("days", { first: a, last: b });
    });
    return t("words", { days: days.length === 7 ? t("everyDay") : formats.list(runs), from, to });
  };
}
