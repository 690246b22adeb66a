import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Download from "lucide-react/icons/download";
import X from "lucide-react/icons/x";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Icon } from "~/ui/icon";
import { IconButton } from "~/ui/icon-button";
import type { ThreadEntry } from "../../thread-store/thread-cache";
import { messagesOf } from "../../thread-store/thread-window";
import { useThreadView } from "../thread-context";
import { typeWords } from "../type-words";

interface LightboxProps {
  entry: ThreadEntry;
  messageId: string;
  onClose: () => void;
}

/** A picture or film over the page; arrows go to the others of the conversation, Esc back. */
export default function Lightbox({ entry, messageId, onClose }: LightboxProps) {
  const { t, formats } = useThreadView();
  const box = useRef<HTMLDialogElement>(null);
  const [shownId, setShownId] = useState(messageId);
  const own = entry.mine.map(({ message }) => message);
  const all = [...messagesOf(entry.window), ...own].filter(
    ({ type, media }) => (type === "image" || type === "video") && media?.url,
  );
  const at = all.findIndex(({ id }) => id === shownId);
  const message = all[at];
  useEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  useEffect(() => {
    if (!message) onClose();
  }, [message, onClose]);
  if (!message?.media?.url) return null;
  const go = (step: 1 | -1) => setShownId(all[at + step]?.id ?? shownId);
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined;
    if (!step || (event.target as Element).matches("video")) return;
    event.preventDefault();
    go(step);
  }
  const { url, filename } = message.media;
  const words = message.text || typeWords(t, message.type);
  return (
    <dialog
      ref={box}
      className="lightbox"
      aria-label={words}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === box.current && box.current.close()}
    >
      <div className="lb-h">
        <span className="grow ell" dir="auto">
          {words} · {formats.date(new Date(message.at), "dayTime")}
        </span>
        <a className="btn ghost ic" href={url} download={filename ?? true} aria-label={t("media.download")}>
          <Icon of={Download} />
        </a>
        <IconButton icon={X} label={t("lightbox.close")} onClick={() => box.current?.close()} />
      </div>
      <div className="lb-b">
        {message.type === "video" ? (
          // biome-ignore lint/a11y/useMediaCaption: what people film has no captions.
          <video key={message.id} src={url} controls autoPlay />
        ) : (
          <img key={message.id} src={url} alt={words} />
        )}
      </div>
      {at > 0 && (
        <IconButton
          icon={ChevronLeft}
          className="lb-p"
          label={t("lightbox.previous")}
          onClick={() => go(-1)}
        />
      )}
      {at < all.length - 1 && (
        <IconButton icon={ChevronRight} className="lb-n" label={t("lightbox.next")} onClick={() => go(1)} />
      )}
    </dialog>
  );
}
