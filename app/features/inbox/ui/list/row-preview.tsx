import Bot from "lucide-react/icons/bot";
import CircleAlert from "lucide-react/icons/circle-alert";
import Pencil from "lucide-react/icons/pencil";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Ticks } from "~/ui/ticks";
import type { ConversationRow } from "../../conversation-row";
import { ROW_GLYPHS } from "./row-glyphs";
import { rowTick } from "./row-tick";

const SOUNDS = new Set(["audio", "voice"]);

/** The second line of a row: the last message, what became of ours, or the answer one has begun. */
export function RowPreview({ row, draft }: { row: ConversationRow; draft?: string }) {
  const t = useT("inbox-list");
  if (draft) {
    return (
      <span className="pv acc med">
        <Icon of={Pencil} size="s" />
        <span className="ell">{t("row.draft", { text: draft })}</span>
      </span>
    );
  }
  const tick = row.lastAuthor === "customer" ? null : rowTick(row.lastState);
  if (tick === "failed") {
    const key = `failed.why.${row.lastWhy}` as "failed.why.expired";
    const words = row.lastWhy && t.has(key) ? t("failed.with", { why: t(key) }) : t("failed.plain");
    return (
      <span className="pv bad">
        <Icon of={CircleAlert} size="s" />
        <span className="ell" title={words}>
          {words}
        </span>
      </span>
    );
  }
  const glyph = ROW_GLYPHS[row.lastType ?? ""];
  return (
    <span className="pv">
      {row.lastAuthor === "persona" ? (
        <Icon of={Bot} size="s" label={t("row.persona")} />
      ) : (
        tick && <Ticks state={tick} />
      )}
      {glyph && <Icon of={glyph} size="s" />}
      <span className="ell" dir="auto">
        {wordsOf(row, t)}
      </span>
    </span>
  );
}

function wordsOf({ preview, lastType }: ConversationRow, t: ReturnType<typeof useT<"inbox-list">>): string {
  if (lastType && SOUNDS.has(lastType))
    return preview ? t("kind.audioOf", { length: preview }) : t("kind.audio");
  if (preview) return preview;
  if (!lastType) return t("row.empty");
  const key = `kind.${lastType}` as "kind.other";
  return t.has(key) ? t(key) : t("kind.other");
}
