import CloudDownload from "lucide-react/icons/cloud-download";
import FileX from "lucide-react/icons/file-x";
import { useState } from "react";
import type { ShownMedia } from "~/features/media/core/message-media";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../../thread-message";
import { useThreadView } from "../thread-context";
import { typeWords } from "../type-words";

interface MissingMediaProps {
  message: ThreadMessage;
  media: ShownMedia;
}

/** A file that we do not have: why, and the way to get it where there is one. */
export function MissingMedia({ message, media }: MissingMediaProps) {
  const { t, formats, actions } = useThreadView();
  const [asked, setAsked] = useState(false);
  const waits = media.state === "waiting" || media.state === "stored" || asked;
  const fetchable = !waits && (media.state === "remote" || media.state === "failed");
  const state = waits
    ? "waiting"
    : media.state === "remote"
      ? "remote"
      : media.state === "gone"
        ? "gone"
        : "failed";
  return (
    <span className="card-b">
      <Icon of={state === "gone" || state === "failed" ? FileX : CloudDownload} size="l" />
      <span className="grow">
        <span className="med ell" dir="auto" title={media.filename}>
          {media.filename || typeWords(t, message.type)}
          {media.bytes !== undefined && <span className="t2"> · {formats.bytes(media.bytes)}</span>}
        </span>
        <span className="sm t2">{t(`media.${state}`)}</span>
        {fetchable && (
          <button
            type="button"
            className="link sm"
            onClick={() => {
              setAsked(true);
              actions.fetchMedia(message.id);
            }}
          >
            {t("media.fetch")}
          </button>
        )}
      </span>
    </span>
  );
}
