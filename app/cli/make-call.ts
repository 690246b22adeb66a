import type { Locale } from "~/i18n/locale";
import type { Call } from "./call";
import { findServer, type Server } from "./find-server";
import type { Arguments } from "./line/parse-arguments";
import { type Api, openApi } from "./open-api";
import type { Say } from "./say";

const CLEAR_LINE = "\r\u001b[2K";
const PROGRESS_EVERY_MS = 80;
/** Where a terminal does not say how wide it is. */
const PLAIN_COLUMNS = 80;

interface Around {
  args: Arguments;
  json: boolean;
  locale: Locale;
  say: Say;
}

/** What one command works with, around this process's own stdout, stderr and environment. */
export function makeCall({ args: { argument, values }, json, locale, say }: Around): Call {
  let server: Server | undefined;
  let api: Api | undefined;
  const value = (name: string) => values[name]?.[0];
  const found = () => (server ??= findServer(process.env));
  return {
    argument,
    values,
    value,
    required: (name) => value(name)!,
    count: (name) => (value(name) === undefined ? undefined : Number(value(name))),
    json,
    locale,
    say,
    server: found,
    api: () => (api ??= openApi(found(), locale)),
    write: writeOut,
    progress: progressLine(),
  };
}

/** Waits for a slow reader, so that a long export stays flat in memory. */
function writeOut(text: string): Promise<void> {
  return new Promise((done, failed) => {
    process.stdout.write(text, (error) => (error ? failed(error) : done()));
  });
}

function progressLine(): Call["progress"] {
  let shownMs = 0;
  return (line) => {
    if (!process.stderr.isTTY) return;
    const nowMs = performance.now();
    if (line !== "" && nowMs - shownMs < PROGRESS_EVERY_MS) return;
    if (line !== "" || shownMs > 0)
      process.stderr.write(CLEAR_LINE + line.slice(0, process.stderr.columns || PLAIN_COLUMNS));
    shownMs = line === "" ? 0 : nowMs;
  };
}
