import Shield from "lucide-react/icons/shield";
import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";

/** What this way of sending is, in one breath. */
export function RiskNote({ firstDay, className }: { firstDay: number; className?: string }) {
  const t = useT("whatsapp.risk");
  return (
    <Say icon={Shield} title={t("unofficial")} className={className}>
      {t("short", { perDay: firstDay })}
    </Say>
  );
}
