import type { CompanyContext } from "~/platform/db/company-types";
import { changeBubble } from "./change-bubble.server";

/** Takes a message of ours back for everybody. Errors as changeBubble. */
export function removeBubble(ctx: CompanyContext, messageId: string) {
  return changeBubble(ctx, { messageId, kind: "delete", text: "" });
}
