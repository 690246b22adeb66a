import Ban from "lucide-react/icons/ban";
import Phone from "lucide-react/icons/phone";
import type { ReactNode } from "react";
import { FormattedText } from "~/ui/formatted-text";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { ContactCards } from "./contact-cards";
import { LocationCard } from "./location-card";
import { MessageMediaView } from "./media/message-media-view";
import { useThreadView } from "./thread-context";
import { UnknownMessage } from "./unknown-message";

/** What a message says or holds, its time in the last line. Whatever came from outside is text, never markup. */
export function MessageBody({ message, meta }: { message: ThreadMessage; meta: ReactNode }) {
  const { t } = useThreadView();
  const { type, text, media, location, contacts, revokedAt } = message;
  if (revokedAt) {
    return (
      <>
        <em className="gone">
          <Icon of={Ban} size="s" /> {t(message.direction === "in" ? "revoked.theirs" : "revoked.ours")}
        </em>
        {meta}
      </>
    );
  }
  if (media) {
    return (
      <>
        <MessageMediaView message={message} media={media} />
        <span className={text ? "cap" : "cap none"}>
          {text && <Words text={text} />}
          {meta}
        </span>
      </>
    );
  }
  if (location) {
    return (
      <>
        <LocationCard location={location} text={text} />
        {meta}
      </>
    );
  }
  if (contacts.length > 0) {
    return (
      <>
        <ContactCards contacts={contacts} />
        {meta}
      </>
    );
  }
  if (type === "call") {
    return (
      <>
        <span className="gone">
          <Icon of={Phone} size="s" /> {text || t("types.call")}
        </span>
        {meta}
      </>
    );
  }
  if (message.payload !== null || (text === "" && message.buttons.length === 0)) {
    return (
      <>
        <UnknownMessage message={message} />
        {meta}
      </>
    );
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
      {meta}
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
