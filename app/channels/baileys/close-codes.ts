/** Why a session stopped for good, until a person acts. Sentences are the page's. */
export const STOP_REASONS = [
  "logged-out",
  "replaced",
  "banned",
  "version-too-old",
  "qr-expired",
  "bad-session",
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export type AfterClose =
  | { readonly do: "reconnect-now" }
  | { readonly do: "back-off"; readonly seconds: number }
  /** `wipe`: the credentials are worth nothing any more; a new QR is needed. */
  | { readonly do: "stop"; readonly why: StopReason; readonly wipe: boolean };

export interface Closing {
  /** The status code Baileys closed with; undefined when there was none. */
  readonly code: number | undefined;
  /** Closings in a row without a connection that opened; 0 for the first. */
  readonly attempt: number;
  /** True when the number was linked before: its credentials have been accepted once. */
  readonly linked: boolean;
}

/** The first wait is at most this; each further one at most double. */
const FIRST_SECONDS = 2;
const MOST_SECONDS = 60;
/** WhatsApp said that it is overloaded or that we knock too often. */
const BUSY_FIRST_SECONDS = 10;
const BUSY_MOST_SECONDS = 300;
/** Bad sessions in a row (500) after which the keys are taken for broken, not the moment. */
const BAD_SESSIONS = 5;
/** A server that asks again and again for a restart is not obeyed at once for ever. */
const RESTARTS = 3;

const stop = (why: StopReason, wipe: boolean): AfterClose => ({ do: "stop", why, wipe });

/** Full jitter: two hundred sessions that fell together do not come back together. */
function backOff(attempt: number, random: number, first = FIRST_SECONDS, most = MOST_SECONDS): AfterClose {
  const ceiling = Math.min(most, first * 2 ** Math.min(attempt, 20));
  return { do: "back-off", seconds: ceiling * random };
}

/**
 * What to do when a socket has closed. Codes as rc14 gives them: `stream:error` and `failure` nodes carry the server's
 * own, 408 and 428 are Baileys' for a lost or ended connection, 440 is `conflict`.
 * @param random in [0, 1)
 */
export function afterClose({ code, attempt, linked }: Closing, random: number): AfterClose {
  switch (code) {
    case 515:
      return attempt < RESTARTS ? { do: "reconnect-now" } : backOff(attempt, random);
    case 401:
      return stop("logged-out", true);
    // The account itself is locked: for hours (402), until it is asked for (403), for good (406).
    case 402:
    case 403:
    case 406:
      return stop("banned", false);
    case 405:
    case 409:
      return stop("version-too-old", false);
    case 411:
      return stop("bad-session", true);
    case 440:
      return stop("replaced", false);
    case 408:
      // Before linking, 408 says that nobody scanned the last of the codes.
      return linked ? backOff(attempt, random) : stop("qr-expired", false);
    case 500:
      return attempt + 1 >= BAD_SESSIONS ? stop("bad-session", false) : backOff(attempt, random);
    case 429:
    case 463:
    case 503:
      return backOff(attempt, random, BUSY_FIRST_SECONDS, BUSY_MOST_SECONDS);
    default:
      return backOff(attempt, random);
  }
}
