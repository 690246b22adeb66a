import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { ShownMedia } from "~/features/media/core/message-media";
import { Icon } from "~/ui/icon";
import { useThreadView } from "../thread-context";
import { clockOf } from "./clock-of";
import { waveBars } from "./wave-bars";

interface AudioPlayerProps {
  messageId: string;
  media: ShownMedia;
  url: string;
}

const SPEEDS = [1, 1.5, 2];
const STEP_SECONDS = 5;
/** Only one plays at a time. */
let playing: HTMLAudioElement | null = null;

/** A voice note or a sound: play, seek by pointer and arrows, faster. The bars are its fingerprint, not its loudness. */
export default function AudioPlayer({ messageId, media, url }: AudioPlayerProps) {
  const { t } = useThreadView();
  const audio = useRef<HTMLAudioElement>(null);
  const [on, setOn] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(media.seconds ?? 0);
  const [speed, setSpeed] = useState(1);
  const [broken, setBroken] = useState(false);
  const bars = waveBars(messageId);
  const share = length > 0 ? at / length : 0;

  function toggle() {
    const sound = audio.current;
    if (!sound) return;
    if (!sound.paused) return sound.pause();
    if (playing !== sound) playing?.pause();
    playing = sound;
    sound.playbackRate = speed;
    sound.play().catch(() => setBroken(true));
  }
  function seek(seconds: number) {
    const sound = audio.current;
    if (!sound) return;
    const to = Math.max(0, Math.min(length || 0, seconds));
    sound.currentTime = to;
    setAt(to);
  }
  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowRight: at + STEP_SECONDS, ArrowLeft: at - STEP_SECONDS, Home: 0, End: length }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    seek(to);
  }
  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - left) / width) * length);
  }
  function faster() {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  }
  return (
    <span className="vn-b">
      <span className="vn">
        <button
          type="button"
          className="pl"
          aria-label={t(on ? "audio.pause" : "audio.play")}
          onClick={toggle}
        >
          <Icon of={on ? Pause : Play} size="s" />
        </button>
        <span
          className="wave"
          role="slider"
          tabIndex={0}
          aria-label={t("audio.position")}
          aria-valuemin={0}
          aria-valuemax={Math.round(length)}
          aria-valuenow={Math.round(at)}
          aria-valuetext={`${clockOf(at)} / ${clockOf(length)}`}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
        >
          {bars.map((height, bar) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bars never move.
            <i key={bar} className={bar / bars.length < share ? "p" : undefined} style={{ height }} />
          ))}
        </span>
        <button
          type="button"
          className="tag line"
          aria-label={t("audio.speed", { speed: String(speed) })}
          onClick={faster}
        >
          {speed}×
        </button>
      </span>
      <span className="vn-t num">{broken ? t("audio.broken") : clockOf(on || at > 0 ? at : length)}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: what people record has no captions. */}
      <audio
        ref={audio}
        src={url}
        preload="none"
        onPlay={() => setOn(true)}
        onPause={() => setOn(false)}
        onEnded={() => setAt(0)}
        onError={() => setBroken(true)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setLength(duration)
        }
      />
    </span>
  );
}
