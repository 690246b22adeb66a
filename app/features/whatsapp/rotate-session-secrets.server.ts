import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { credsPlace, keyPlace } from "./secret-places";

const AT_ONCE = 500;

/** Seals anew, with the first of the keys, what another had sealed of one company's linked numbers. */
export async function rotateSessionSecrets(
  ctx: CompanyContext,
): Promise<{ secrets: number; rotated: number }> {
  const { secrets } = appProcess();
  const count = { secrets: 0, rotated: 0 };
  const sessions = await ctx.read(({ db }) =>
    db.whatsappSession.findMany({
      where: { creds: { not: null } },
      select: { connectionId: true, creds: true },
    }),
  );
  for (const { connectionId, creds } of sessions) {
    count.secrets += 1;
    if (!creds || !secrets.isStale(creds)) continue;
    const place = credsPlace(ctx.companyId, connectionId);
    const fresh = secrets.seal(secrets.open(creds, place), place);
    // Only where its session has not written others meanwhile.
    const { count: changed } = await ctx.transaction(({ db }) =>
      db.whatsappSession.updateMany({ where: { connectionId, creds }, data: { creds: fresh } }),
    );
    count.rotated += changed;
  }
  for (const { connectionId } of sessions) await rotateKeys(connectionId);
  return count;

  async function rotateKeys(connectionId: string) {
    for (let after = { type: "", id: "" }; ; ) {
      const rows = await ctx.read(({ db }) =>
        db.whatsappKey.findMany({
          where: {
            connectionId,
            OR: [{ type: { gt: after.type } }, { type: after.type, id: { gt: after.id } }],
          },
          orderBy: [{ type: "asc" }, { id: "asc" }],
          take: AT_ONCE,
        }),
      );
      for (const { type, id, value } of rows) {
        count.secrets += 1;
        const sealed = Buffer.from(value).toString("latin1");
        if (!secrets.isStale(sealed)) continue;
        const place = keyPlace(ctx.companyId, connectionId, type, id);
        const fresh = Buffer.from(secrets.seal(secrets.open(sealed, place), place), "latin1");
        const { count: changed } = await ctx.transaction(({ db }) =>
          db.whatsappKey.updateMany({ where: { connectionId, type, id, value }, data: { value: fresh } }),
        );
        count.rotated += changed;
      }
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE) return;
      after = last;
    }
  }
}
