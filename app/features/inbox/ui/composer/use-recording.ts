import { useCallback, useEffect, useRef, useState } from "react";

export interface Recording {
  file: File;
  /** Of this tab, for hearing it before it is sent. */
  preview: string;
  seconds: number;
}

type State = "asking" | "recording" | "done" | "refused";

/** In the order in which WhatsApp likes them; Chromium's WebM is put into Ogg afterwards. */
const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
/** WhatsApp takes 16 MB; at this quality that is hours, but nobody listens so long. */
const MOST_SECONDS = 15 * 60;
const BITS_PER_SECOND = 32_000;

/** Records from the microphone as soon as it is there, until it is stopped or given up. */
export function useRecording() {
  const [state, setState] = useState<State>("asking");
  const [seconds, setSeconds] = useState(0);
  const [recording, setRecording] = useState<Recording | null>(null);
  const recorder = useRef<MediaRecorder>();
  const startedAt = useRef(0);

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | undefined;
    const release = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    async function begin() {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true },
      });
      if (gone) return release();
      const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
      const made = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
      recorder.current = made;
      const parts: Blob[] = [];
      made.ondataavailable = ({ data }) => parts.push(data);
      made.onstop = () => {
        release();
        const lasted = (performance.now() - startedAt.current) / 1_000;
        const file = voiceFile(new Blob(parts, { type: made.mimeType }));
        if (gone) return;
        setRecording({ file, preview: URL.createObjectURL(file), seconds: lasted });
        setState("done");
      };
      startedAt.current = performance.now();
      made.start();
      setState("recording");
    }
    begin().catch(() => setState("refused"));
    return () => {
      gone = true;
      release();
    };
  }, []);

  const stop = useCallback(() => {
    if (recorder.current?.state === "recording") recorder.current.stop();
  }, []);
  useEffect(() => {
    if (state !== "recording") return;
    const timer = setInterval(() => {
      const lasts = (performance.now() - startedAt.current) / 1_000;
      setSeconds(lasts);
      if (lasts >= MOST_SECONDS) stop();
    }, 200);
    return () => clearInterval(timer);
  }, [state, stop]);

  return { state, seconds, recording, stop };
}

/** As it was recorded: the server makes of it what WhatsApp takes. */
function voiceFile(recorded: Blob): File {
  const type = recorded.type.split(";")[0] ?? "";
  const ending = type === "audio/webm" ? "webm" : type === "audio/ogg" ? "ogg" : "m4a";
  return new File([recorded], `voz.${ending}`, { type });
}
