import Ban from "lucide-react/icons/ban";
import Phone from "lucide-react/icons/phone";
import { FormattedText } from "~/ui/formatted-text";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { ContactCards } from "./contact-cards";
import { LocationCard } from "./location-card";
import { MessageMediaView } from "./media/message-media-view";
import { useThreadView } from "./thread-context";
import { UnknownMessage } from "./unknown-message";

/** What a message says or holds. Whatever came from outside is text, never markup. */
export function MessageBody({ message }: { message: ThreadMessage }) {
  const { t } = useThreadView();
  const { type, text, media, location, contacts, revokedAt } = message;
  if (revokedAt) {
    return (
      <em className="gone">
        <Icon of={Ban} size="s" /> {t(message.direction === "in" ? "revoked.theirs" : "revoked.ours")}
      </em>
    );
  }
  if (media) {
    return (
      <>
        <MessageMediaView message={message} media={media} />
        {text && (
          <span className="cap">
            <Words text={text} />
          </span>
        )}
      </>
    );
  }
  if (location) return <LocationCard location={location} text={text} />;
  if (contacts.length > 0) return <ContactCards contacts={contacts} />;
  if (type === "call") {
    return (
      <span className="row inline gap-1.5">
        <Icon of={Phone} size="s" /> {text || t("types.call")}
      </span>
    );
  }
  if (message.payload !== null || (text === "" && message.buttons.length === 0)) {
    return <UnknownMessage message={message} />;
  }
  return (
    <>
      <Words text={text} />
      {message.buttons.length > 0 && (
        <span className="bub-btns">
          {message.buttons.map((words, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may say the same, and they never move.
            <span key={at} dir="auto">
              {words}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function Words({ text }: { text: string }) {
  return (
    <span className="tx" dir="auto">
      <FormattedText text={text} />
    </span>
  );
}
