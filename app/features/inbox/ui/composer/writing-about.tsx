import Pencil from "lucide-react/icons/pencil";
import Reply from "lucide-react/icons/reply";
import X from "lucide-react/icons/x";
import { Icon } from "~/ui/icon";
import { IconButton } from "~/ui/icon-button";
import type { ThreadMessage } from "../../thread-message";
import { useThreadView } from "../thread/thread-context";
import { typeWords } from "../thread/type-words";

interface WritingAboutProps {
  message: ThreadMessage;
  how: "reply" | "edit";
  onCancel: () => void;
}

/** Over the field: the message that is answered or changed. */
export default function WritingAbout({ message, how, onCancel }: WritingAboutProps) {
  const { t, personName } = useThreadView();
  const name = message.direction === "in" ? personName : t("author.us");
  return (
    <div className="about">
      <Icon of={how === "reply" ? Reply : Pencil} className="acc" />
      <div className="grow re">
        <b dir="auto">{how === "reply" ? t("composer.replyTo", { name }) : t("composer.editing")}</b>
        <span className="re-t" dir="auto">
          {message.text || typeWords(t, message.type)}
        </span>
      </div>
      <IconButton icon={X} size="sm" label={t("composer.cancel")} onClick={onCancel} />
    </div>
  );
}
