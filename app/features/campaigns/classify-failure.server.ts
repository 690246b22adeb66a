import type { ChannelKind, RefusalReason, Retry } from "~/channels/channel";
import { classifyProviderCode } from "~/channels/registry.server";

/** What a failure's code means. Ours, where the carrier never answered in its own words, may be tried again. */
export function classifyFailure(kind: ChannelKind, code: string): { reason: RefusalReason; retry: Retry } {
  if (code === "network" || /^http-5/.test(code)) return { reason: "transient", retry: { kind: "person" } };
  return classifyProviderCode(kind, code);
}
