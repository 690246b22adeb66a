import Ban from "lucide-react/icons/ban";
import Gauge from "lucide-react/icons/gauge";
import Phone from "lucide-react/icons/smartphone";
import Users from "lucide-react/icons/users";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";

/** The risk of campaigns by QR in plain words, the gravest first. */
export function RiskWords({ firstDay }: { firstDay: number }) {
  const t = useT("whatsapp.risk");
  const lines = [
    { glyph: Ban, words: t("block") },
    { glyph: Users, words: t("people") },
    { glyph: Gauge, words: t("slow", { perDay: firstDay }) },
    { glyph: Phone, words: t("spare") },
  ];
  return (
    <ul className="flex flex-col gap-2.5">
      {lines.map(({ glyph, words }) => (
        <li key={words} className="grid grid-cols-[20px_1fr] gap-3">
          <Icon of={glyph} className="t3 mt-0.5" />
          <span className="t2">{words}</span>
        </li>
      ))}
    </ul>
  );
}
