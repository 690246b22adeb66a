import LayoutTemplate from "lucide-react/icons/layout-template";
import MessageSquareText from "lucide-react/icons/message-square-text";
import Paperclip from "lucide-react/icons/paperclip";
import Plus from "lucide-react/icons/plus";
import StickyNote from "lucide-react/icons/sticky-note";
import { DropdownMenu, type MenuEntry } from "~/ui/dropdown-menu";
import { IconButton } from "~/ui/icon-button";
import type { AnswerRules } from "../../conversation-facts";
import { useThreadView } from "../thread/thread-context";
import type { ToolActions } from "./composer-tools";

interface PhoneToolsProps {
  can: AnswerRules["can"];
  note: boolean;
  on: ToolActions;
}

/** The same behind a plus, on a phone. */
export function PhoneTools({ can, note, on }: PhoneToolsProps) {
  const { t } = useThreadView();
  const items: MenuEntry[] = [
    ...(can.media ? [{ label: t("composer.attach"), icon: Paperclip, onSelect: on.attach }] : []),
    ...(can.templates
      ? [{ label: t("composer.template"), icon: LayoutTemplate, onSelect: on.template }]
      : []),
    { label: t("composer.quickReplies"), icon: MessageSquareText, onSelect: on.quickReply },
    { label: t("composer.note"), icon: StickyNote, onSelect: on.note, checked: note },
  ];
  return (
    <DropdownMenu
      label={t("composer.more")}
      items={items}
      side="top"
      trigger={(props) => <IconButton icon={Plus} label={t("composer.more")} {...props} />}
    />
  );
}
