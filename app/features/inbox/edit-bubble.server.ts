import { channelFor } from "~/channels/registry.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { changeBubble } from "./change-bubble.server";
import { checkedText } from "./check-answer";

/** Writes a text of ours anew, within WhatsApp's fifteen minutes. Errors as changeBubble, and for an empty or too long text. */
export async function editBubble(
  ctx: CompanyContext,
  { messageId, text }: { messageId: string; text: string },
) {
  const most = channelFor("whatsapp").can.maxTextLength;
  return changeBubble(ctx, { messageId, kind: "edit", text: checkedText(text, most) });
}
