import type { ShownMedia } from "~/features/media/core/message-media";
import type { ThreadMessage } from "../../../thread-message";
import { AudioPlace } from "./audio-place";
import { DocumentCard } from "./document-card";
import { MissingMedia } from "./missing-media";
import { Picture } from "./picture";

interface MessageMediaViewProps {
  message: ThreadMessage;
  media: ShownMedia;
}

/** The file of a message, as its kind is shown; in words while we do not have it. */
export function MessageMediaView({ message, media }: MessageMediaViewProps) {
  const { url } = media;
  if (!url) return <MissingMedia message={message} media={media} />;
  switch (message.type) {
    case "image":
    case "video":
      return showable(media) ? (
        <Picture message={message} media={media} url={url} />
      ) : (
        <DocumentCard media={media} url={url} />
      );
    case "sticker":
      return (
        <img className="sticker" src={url} alt="" width={128} height={128} loading="lazy" decoding="async" />
      );
    case "audio":
    case "voice":
      return <AudioPlace key={message.id} messageId={message.id} media={media} url={url} />;
    default:
      return <DocumentCard media={media} url={url} />;
  }
}

/** What a browser shows by itself; the server serves the rest for download only. */
const showable = ({ mimeType, thumbUrl }: ShownMedia) =>
  thumbUrl !== undefined ||
  !mimeType ||
  /^(image\/(jpeg|png|webp|gif)|video\/(mp4|3gpp|webm))/.test(mimeType);
