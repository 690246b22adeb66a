import type { SendResult } from "./channel";

/** The channel has no such message; `Channel.can` says so beforehand. @param what content type, for the log */
export function notSupported(what: string): SendResult {
  return {
    outcome: "refused",
    reason: "not-supported",
    scope: "recipient",
    retry: { kind: "never" },
    code: "not-supported",
    detail: `This channel cannot send: ${what}`,
  };
}
