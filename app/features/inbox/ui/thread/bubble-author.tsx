import Bot from "lucide-react/icons/bot";
import Megaphone from "lucide-react/icons/megaphone";
import Smartphone from "lucide-react/icons/smartphone";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { nameOf } from "./name-of";
import { useThreadView } from "./thread-context";

/** Over an outgoing bubble: the member, the campaign, the persona, the phone itself. */
export function BubbleAuthor({ message }: { message: ThreadMessage }) {
  const { t, directory } = useThreadView();
  const { author, authorId, campaign, facts } = message;
  if (author === "campaign") {
    return (
      <span className="who">
        <Icon of={Megaphone} size="s" />
        <span dir="auto">{t("author.campaign", { name: campaign?.name ?? "" })}</span>
      </span>
    );
  }
  if (author === "persona") {
    return (
      <span className="who">
        <Icon of={Bot} size="s" />
        <span>
          <b>{String(facts?.personaName ?? t("author.persona"))}</b> · {t("author.ai")}
        </span>
      </span>
    );
  }
  if (author === "phone") {
    return (
      <span className="who">
        <Icon of={Smartphone} size="s" />
        {t("author.phone")}
      </span>
    );
  }
  if (author === "system") {
    return (
      <span className="who">
        <Icon of={Bot} size="s" />
        {t("author.system")}
      </span>
    );
  }
  return (
    <span className="who">
      <span dir="auto">{nameOf(directory, authorId) ?? t("author.member")}</span>
    </span>
  );
}
