import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";

/** "às 07:52" of today, "em 20/11/2026, às 07:52" of another day. */
export function useWhen(): (at: string) => string {
  const t = useT("whatsapp.when");
  const formats = useFormats();
  return (at) => {
    const date = new Date(at);
    const time = formats.date(date, "time");
    const day = formats.date(date, "day");
    return day === formats.date(new Date(), "day") ? t("today", { time }) : t("earlier", { date: day, time });
  };
}
