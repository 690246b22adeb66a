import { storeMedia } from "~/features/media/store-media.server";
import type { OwnedSession } from "~/features/whatsapp/session-ownership.sql.server";
import { changeSession } from "~/features/whatsapp/session-row.server";
import { appProcess } from "~/platform/app-process.server";
import type { OpenSocket } from "./open-socket";

const PATIENCE_MS = 15_000;

/** Fetches the picture of the linked account and keeps it, as any picture that comes in. Best effort: a link needs none. */
export async function showProfile(owned: OwnedSession, open: OpenSocket): Promise<void> {
  const { logger } = appProcess();
  try {
    const { me } = open.sock.authState.creds;
    if (!me) return;
    const url = await open.sock.profilePictureUrl(`${open.me().pn}@s.whatsapp.net`, "preview", PATIENCE_MS);
    if (!url?.startsWith("https://")) return;
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
    if (!answer.ok || !answer.body) return;
    const { id } = await storeMedia(owned.ctx, {
      purpose: "picture",
      families: ["image"],
      file: { filename: "foto.jpg", body: answer.body },
    });
    await changeSession(owned, { pictureId: id });
  } catch (error) {
    logger.info({ connectionId: owned.connectionId, error: String(error) }, "no picture of a linked account");
  }
}
