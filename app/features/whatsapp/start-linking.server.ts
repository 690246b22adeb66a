import { announceConnection } from "~/features/connections/announce-connection.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { findSession } from "./find-session.server";
import { SENT_TYPE } from "./sent-type";

/** After these the credentials are still good: the socket comes back without a new code. */
const RESUMABLE: ReadonlySet<string> = new Set(["replaced", "banned", "version-too-old"]);

/**
 * Asks for a socket: with a QR when the number is not linked, else with the link it had. A worker takes it up within moments.
 * @param allowOther the next link may be another number than the last one was
 * @throws AppError NOT_FOUND
 */
export function startLinking(
  ctx: CompanyContext,
  id: string,
  { allowOther = false }: { allowOther?: boolean } = {},
): Promise<{ id: string }> {
  return ctx.transaction(async (tx) => {
    const session = await findSession(tx, id);
    if (session.wanted !== "off") return { id };
    const resumes = session.creds !== null && RESUMABLE.has(session.endReason ?? "");
    await tx.db.whatsappSession.updateMany({
      where: { connectionId: id, wanted: "off" },
      data: {
        wanted: resumes ? "linked" : "linking",
        phaseAt: appProcess().clock.now(),
        endReason: null,
        closeCode: null,
        ...(!resumes && { creds: null }),
        ...(allowOther && { jid: null, lid: null, pushName: null, pictureId: null }),
      },
    });
    // A new device has nothing to do with what the last one agreed upon. What was sent stays: see forgetSession.
    if (!resumes) {
      await tx.db.whatsappKey.deleteMany({ where: { connectionId: id, type: { not: SENT_TYPE } } });
    }
    await announceConnection(tx, { connectionId: id, action: "connection.linking" });
    return { id };
  });
}
