import LayoutTemplate from "lucide-react/icons/layout-template";
import StickyNote from "lucide-react/icons/sticky-note";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import type { ConversationFacts } from "../../conversation-facts";
import { useThreadView } from "../thread/thread-context";

interface AnswerNoticeProps {
  facts: ConversationFacts;
  /** Words were written when the window closed: they are kept. */
  kept: boolean;
  onTemplate: () => void;
  onNote: () => void;
}

/** In place of the field: why one cannot write freely now, and what one can do. */
export function AnswerNotice({ facts, kept, onTemplate, onNote }: AnswerNoticeProps) {
  const { t } = useThreadView();
  const words = useT("inbox-answer");
  const { refused, can } = facts.rules;
  const key = refused?.key.replace(/^inbox-answer\./, "") as "refused.blocked" | undefined;
  const note = (
    <Button size="sm" variant="ghost" icon={StickyNote} onClick={onNote}>
      {t("composer.note")}
    </Button>
  );
  if (!facts.mayAnswer) return <Say>{t("composer.readOnly")}</Say>;
  if (key) {
    return (
      <Say tone="hold" action={note}>
        {words.has(key) ? words(key) : t("composer.refused")}
      </Say>
    );
  }
  return (
    <Say tone="hold" title={t("window.closedTitle")} className="items-center" action={note}>
      {kept ? t("window.closedKept") : t("window.closed")}{" "}
      {can.templates && (
        <Button size="sm" variant="primary" icon={LayoutTemplate} className="ml-1" onClick={onTemplate}>
          {t("composer.template")}
        </Button>
      )}
    </Say>
  );
}
