import CircleDot from "lucide-react/icons/circle-dot";
import { useT } from "~/i18n/use-t";
import { Timeline } from "~/ui/timeline";
import type { HistoryItem } from "../campaign-history.server";
import { DayTime } from "./day-time";

/** Who did what with this campaign, oldest first. */
export function HistoryList({ items }: { items: HistoryItem[] }) {
  const t = useT("campaigns.history");
  const name = ({ byName, byKey }: HistoryItem) =>
    byKey && byName ? t("key", { name: byName }) : (byName ?? t("system"));
  const words = (item: HistoryItem) => {
    const key = item.action.replace(/^campaign\./, "") as "created";
    return t.has(key) ? t(key, { name: name(item) }) : t("other", { name: name(item), action: item.action });
  };
  return (
    <div className="p-5 max-w-[640px] max-sm:p-4">
      <Timeline
        items={[...items].reverse().map((item) => ({
          key: item.id,
          icon: CircleDot,
          title: words(item),
          when: <DayTime at={item.at} />,
        }))}
      />
    </div>
  );
}
