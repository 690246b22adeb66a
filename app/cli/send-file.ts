import { accessSync, constants, statSync } from "node:fs";
import { basename } from "node:path";
import { MOST_UPLOAD_BYTES } from "~/features/imports/core/upload-limit";
import type { Call } from "./call";
import { drawBar } from "./line/draw-bar";
import { headersOf } from "./open-api";
import { Refusal, ServerRefusal } from "./refusal";

const MEGABYTE = 1024 * 1024;

/** Streams a file to the server, flat in memory. → the import's id. @throws Refusal, ServerRefusal */
export async function sendFile({ server, locale, say, progress }: Call, path: string): Promise<string> {
  const total = sizeOf(path);
  const to = server();
  let sent = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      sent += piece.byteLength;
      progress(drawBar(sent, total, say("cli.contacts.sending", { file: basename(path) })));
      controller.enqueue(piece);
    },
  });
  const address = `${to.url}/api/v1/imports?filename=${encodeURIComponent(basename(path))}&prove=0`;
  const answer = await fetch(address, {
    method: "POST",
    headers: { ...headersOf(to, locale), "content-type": "application/octet-stream" },
    body: total === 0 ? "" : Bun.file(path).stream().pipeThrough(count),
  }).catch(() => {
    throw new Refusal("cli.errors.noAnswer", { url: to.url });
  });
  return readAnswer(answer, to.url);
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Refusal("cli.errors.noFile", { path });
  if (!found.isFile()) throw new Refusal("cli.errors.notAFile", { path });
  if (found.size > MOST_UPLOAD_BYTES) {
    throw new Refusal("imports.errors.tooLarge", { megabytes: MOST_UPLOAD_BYTES / MEGABYTE });
  }
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new Refusal("cli.errors.fileUnreadable", { path });
  }
  return found.size;
}

async function readAnswer(answer: Response, url: string): Promise<string> {
  const said = (await answer.json().catch(() => null)) as {
    importId?: unknown;
    error?: { sentence?: unknown };
  } | null;
  if (answer.ok && typeof said?.importId === "string") return said.importId;
  if (typeof said?.error?.sentence === "string") throw new ServerRefusal(said.error.sentence);
  throw new Refusal("cli.errors.notOurs", { url });
}
