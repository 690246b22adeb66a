import type { OutboundContent } from "~/channels/channel";

/** An answer as the queue and as the thread have it. */
export interface ComposedAnswer {
  outbound: OutboundContent;
  purpose: "MARKETING" | "UTILITY" | "AUTHENTICATION" | "SERVICE";
  bubble: { type: string; text: string; content: Record<string, unknown> | null };
}
