import LayoutTemplate from "lucide-react/icons/layout-template";
import Mic from "lucide-react/icons/mic";
import Paperclip from "lucide-react/icons/paperclip";
import Smile from "lucide-react/icons/smile";
import StickyNote from "lucide-react/icons/sticky-note";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Kbd } from "~/ui/kbd";
import type { AnswerRules } from "../../conversation-facts";
import { useThreadView } from "../thread/thread-context";

export interface ToolActions {
  attach(): void;
  emoji(anchor: HTMLElement): void;
  record(): void;
  template(): void;
  note(): void;
  quickReply(): void;
}

interface ComposerToolsProps {
  can: AnswerRules["can"];
  note: boolean;
  on: ToolActions;
}

/** Under the field: files, emoji, voice, templates, a note, quick replies. */
export function ComposerTools({ can, note, on }: ComposerToolsProps) {
  const { t } = useThreadView();
  const answers = !note;
  return (
    <>
      {answers && can.media && (
        <IconButton icon={Paperclip} label={t("composer.attach")} onClick={on.attach} />
      )}
      <IconButton
        icon={Smile}
        label={t("composer.emoji")}
        onClick={(event) => on.emoji(event.currentTarget)}
      />
      {answers && can.voice && <IconButton icon={Mic} label={t("composer.record")} onClick={on.record} />}
      {answers && can.templates && (
        <IconButton icon={LayoutTemplate} label={t("composer.template")} onClick={on.template} />
      )}
      <Button size="sm" variant="ghost" icon={StickyNote} aria-pressed={note} onClick={on.note}>
        {t("composer.note")}
      </Button>
      {answers && (
        <button type="button" className="t3 sm nw ml-1.5" onClick={on.quickReply}>
          <Kbd>/</Kbd> {t("composer.quickReplies")}
        </button>
      )}
    </>
  );
}
