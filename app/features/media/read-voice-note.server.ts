import { AppError } from "~/platform/errors/app-error";
import { MOST_BYTES } from "./core/media-rules";
import { oggSeconds } from "./core/ogg-seconds";
import type { UploadType } from "./core/upload-type";
import { webmToOgg } from "./core/webm-to-ogg";
import { tooLarge } from "./write-limited.server";

export interface RecordedNote extends UploadType {
  bytes: Uint8Array;
  seconds?: number;
}

const starts = (bytes: Uint8Array, latin: string, at = 0) =>
  Buffer.from(bytes.subarray(at, at + latin.length)).toString("latin1") === latin;

/**
 * What a browser recorded, whole, as WhatsApp takes it: Chromium's WebM becomes Ogg, Firefox's Ogg stays, and Safari's
 * MP4 goes as a sound file, because a voice note must be Ogg with Opus (Meta, "Media", audio).
 * @throws AppError TOO_LARGE, BAD_REQUEST (something else)
 */
export async function readVoiceNote(body: AsyncIterable<Uint8Array>): Promise<RecordedNote> {
  const given = await whole(body);
  const mostBytes = MOST_BYTES.audio;
  const ogg = { kind: "voice", mimeType: "audio/ogg; codecs=opus", extension: ".ogg", mostBytes } as const;
  const moved = webmToOgg(given);
  if (moved) return { ...ogg, ...moved };
  if (starts(given, "OggS") && starts(given, "OpusHead", 28)) {
    return { ...ogg, bytes: given, seconds: oggSeconds(given) };
  }
  if (starts(given, "ftyp", 4)) {
    return { kind: "audio", mimeType: "audio/mp4", extension: ".m4a", mostBytes, bytes: given };
  }
  throw new AppError("BAD_REQUEST", "media.errors.notARecording");
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > MOST_BYTES.audio) throw tooLarge(MOST_BYTES.audio);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
