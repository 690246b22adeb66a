import type { CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** The session of a connection that is not removed. @throws AppError NOT_FOUND, also for other kinds of connection */
export async function findSession({ db }: Pick<CompanyRead, "db">, connectionId: string) {
  const row = await db.whatsappSession.findFirst({
    where: { connectionId, connection: { removedAt: null } },
    select: { wanted: true, phase: true, owner: true, creds: true, endReason: true, jid: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "whatsapp.errors.notFound");
  return row;
}
