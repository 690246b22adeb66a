import type { CompanyTransaction } from "~/platform/db/company-types";
import { messageMedia } from "./core/message-media";
import { FETCH_MEDIA } from "./media.jobs";

/** Lets the files of bubbles that have just been written be fetched, once their transaction stands. */
export async function fetchMediaLater(
  tx: CompanyTransaction,
  bubbles: readonly { id: string; content: unknown }[],
): Promise<void> {
  for (const { id, content } of bubbles) {
    if (messageMedia(content)?.state !== "waiting") continue;
    await tx.jobs.enqueue(FETCH_MEDIA, { messageId: id, attempts: 0 });
  }
}
