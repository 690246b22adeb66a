import SendHorizontal from "lucide-react/icons/send-horizontal";
import Square from "lucide-react/icons/square";
import Trash2 from "lucide-react/icons/trash-2";
import { type KeyboardEvent, useState } from "react";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Say } from "~/ui/say";
import type { ThreadMessage } from "../../thread-message";
import AudioPlayer from "../thread/media/audio-player";
import { clockOf } from "../thread/media/clock-of";
import { useThreadView } from "../thread/thread-context";
import type { Answers } from "../thread/use-answers";
import { uploadFile } from "./upload-file";
import { useRecording } from "./use-recording";

interface VoiceRecorderProps {
  answers: Answers;
  replyTo?: ThreadMessage;
  onClose: () => void;
}

/** In place of the field: records at once, can be heard before it is sent, or thrown away. */
export default function VoiceRecorder({ answers, replyTo, onClose }: VoiceRecorderProps) {
  const { t, conversationId } = useThreadView();
  const { state, seconds, recording, stop } = useRecording();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send() {
    if (!recording) return;
    setSending(true);
    const { file, preview, seconds: lasted } = recording;
    const { signal } = new AbortController();
    const answer = await uploadFile(file, file.name, conversationId, () => {}, signal, true);
    setSending(false);
    if (!answer.ok) return setProblem(answer.sentence ?? t("files.broke"));
    const { mediaId, mimeType, bytes, filename } = answer.file;
    // Only Opus in Ogg is a voice note; another browser's recording goes as a sound.
    const voice = mimeType.startsWith("audio/ogg");
    answers.send({
      content: { kind: "media", mediaId, ...(voice && { voice }) },
      replyTo,
      drawn: {
        type: voice ? "voice" : "audio",
        media: {
          state: "stored",
          mediaId,
          url: preview,
          mimeType,
          filename,
          bytes,
          seconds: Math.round(lasted),
        },
      },
    });
    onClose();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }
  if (state === "refused") {
    return (
      <Say
        tone="hold"
        live
        action={
          <Button size="sm" onClick={onClose}>
            {t("composer.cancel")}
          </Button>
        }
      >
        {t("voice.refused")}
      </Say>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc throws it away, wherever the focus is inside.
    <div className="voice" onKeyDown={onKeyDown}>
      <IconButton icon={Trash2} label={t("voice.discard")} onClick={onClose} />
      {recording ? (
        <span className="grow">
          <AudioPlayer
            messageId="recording"
            media={{ state: "stored", seconds: Math.round(recording.seconds) }}
            url={recording.preview}
          />
        </span>
      ) : (
        <span className="row grow">
          <span className="rec-dot" aria-hidden="true" />
          <span className="num" role="timer">
            {clockOf(seconds)}
          </span>
          <span className="t2">{t(state === "asking" ? "voice.asking" : "voice.recording")}</span>
        </span>
      )}
      {problem && (
        <span className="bad sm" role="alert">
          {problem}
        </span>
      )}
      {recording ? (
        <Button autoFocus size="sm" variant="primary" icon={SendHorizontal} busy={sending} onClick={send}>
          {t("composer.send")}
        </Button>
      ) : (
        <Button autoFocus size="sm" icon={Square} disabled={state !== "recording"} onClick={stop}>
          {t("voice.stop")}
        </Button>
      )}
    </div>
  );
}
