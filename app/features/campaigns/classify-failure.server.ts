import type { ChannelKind, RefusalReason, Retry } from "~/channels/channel";
import { classifyProviderCode } from "~/channels/registry.server";

interface Failure {
  reason: RefusalReason;
  retry: Retry;
}

const never: Retry = { kind: "never" };
const again: Failure = { reason: "transient", retry: { kind: "person" } };

/** Codes of our own: the carrier was never asked, or did not answer in its own words. */
const OURS: Readonly<Record<string, Failure>> = {
  // A value that is missing, too long for Meta, or no place on earth.
  "missing-variable": { reason: "template-parameters", retry: never },
  "no-address": { reason: "invalid-number", retry: never },
  "no-link": { reason: "media", retry: never },
  "not-supported": { reason: "not-supported", retry: never },
  template: { reason: "bad-request", retry: never },
  network: again,
  aborted: again,
  "http-429": again,
};

/** What a failure's code means. Ours, where the carrier never answered in its own words, may be tried again. */
export function classifyFailure(kind: ChannelKind, code: string): Failure {
  if (Object.hasOwn(OURS, code)) return OURS[code]!;
  return /^http-5/.test(code) ? again : classifyProviderCode(kind, code);
}
