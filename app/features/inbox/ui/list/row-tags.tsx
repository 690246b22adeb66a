import { useT } from "~/i18n/use-t";
import { Tag } from "~/ui/tag";
import type { ConversationRow } from "../../conversation-row";
import { useDirectory } from "../store/store-context";
import { labelClass } from "./label-class";

const WAITS_LONG_MS = 15 * 60_000;

/** The one fact of a row that matters most, and how many messages are unread. */
export function RowTags({ row, nowMs }: { row: ConversationRow; nowMs: number }) {
  const t = useT("inbox-list.row");
  return (
    <span className="rt">
      <MainTag row={row} nowMs={nowMs} />
      {row.unread > 0 && (
        <span className="cnt" title={t("unread", { count: row.unread })}>
          {row.unread > 99 ? t("many") : row.unread}
        </span>
      )}
    </span>
  );
}

function MainTag({ row, nowMs }: { row: ConversationRow; nowMs: number }) {
  const t = useT("inbox-list.row");
  const labels = useDirectory()?.labels.filter(({ id }) => row.labelIds.includes(id)) ?? [];
  const waitsMs = row.unansweredSince && row.state === "open" ? nowMs - Date.parse(row.unansweredSince) : 0;
  if (row.blocked) return <Tag tone="bad">{t("blocked")}</Tag>;
  if (row.stopped) return <Tag tone="bad">{t("stopped")}</Tag>;
  if (waitsMs >= WAITS_LONG_MS) {
    return <Tag tone="hold">{t("waits", { time: lengthOf(waitsMs, t) })}</Tag>;
  }
  const [first, ...others] = labels;
  if (!first) return null;
  return (
    <>
      <Tag className={labelClass(first.color)}>{first.name}</Tag>
      {others.length > 0 && <Tag>{t("more", { count: others.length })}</Tag>}
    </>
  );
}

function lengthOf(ms: number, t: ReturnType<typeof useT<"inbox-list.row">>): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return t("minutes", { count: minutes });
  if (minutes < 48 * 60) return t("hours", { count: Math.floor(minutes / 60) });
  return t("days", { count: Math.floor(minutes / 1_440) });
}
