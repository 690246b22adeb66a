import Play from "lucide-react/icons/play";
import type { ShownMedia } from "~/features/media/core/message-media";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../../thread-message";
import { useThreadView } from "../thread-context";
import { typeWords } from "../type-words";

interface PictureProps {
  message: ThreadMessage;
  media: ShownMedia;
  url: string;
}

const WIDTH = 272;
const MOST_HEIGHT = 320;
const LEAST_HEIGHT = 90;

/** A picture or a film in a box of its own shape, so that nothing moves when it comes; a click shows it large. */
export function Picture({ message, media, url }: PictureProps) {
  const { t, actions } = useThreadView();
  const { width, height } = boxOf(media);
  const film = message.type === "video";
  const label = message.text ? `${typeWords(t, message.type)}: ${message.text}` : typeWords(t, message.type);
  return (
    <button
      type="button"
      className="ph"
      style={{ width, height }}
      aria-label={t("media.open", { what: label })}
      onClick={() => actions.openMedia(message.id)}
    >
      {film && !media.thumbUrl ? (
        <video src={`${url}#t=0.1`} preload="metadata" muted playsInline tabIndex={-1} aria-hidden="true" />
      ) : (
        <img src={media.thumbUrl ?? url} alt="" loading="lazy" decoding="async" />
      )}
      {film && (
        <span className="pl">
          <Icon of={Play} />
        </span>
      )}
    </button>
  );
}

function boxOf({ width, height }: ShownMedia): { width: number; height: number } {
  if (!width || !height) return { width: WIDTH, height: Math.round((WIDTH * 3) / 4) };
  const scaled = Math.round((WIDTH * height) / width);
  return { width: WIDTH, height: Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, scaled)) };
}
