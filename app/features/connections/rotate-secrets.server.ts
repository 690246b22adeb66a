import { rotateSessionSecrets } from "~/features/whatsapp/rotate-session-secrets.server";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { placeOf } from "./seal-credentials.server";

/**
 * Seals anew, with the first of ENCRYPTION_KEYS, every secret that another key had sealed; afterwards that key may be
 * dropped. Safe to run beside the app and again after a crash. For the operator: `mia admin rotate-keys`.
 * @throws Error naming a key that ENCRYPTION_KEYS no longer has
 */
export async function rotateSecrets(): Promise<{ secrets: number; rotated: number }> {
  const { database, secrets } = appProcess();
  const count = { secrets: 0, rotated: 0 };
  for (const { companyId } of await systemLookups(database).companies()) {
    const ctx = createCompanyContext(database, { companyId, actor: { kind: "system", task: "rotate-keys" } });
    const select = { id: true, credentials: true } as const;
    const where = { removedAt: null, kind: { not: "whatsapp" } };
    const rows = await ctx.read(({ db }) => db.connection.findMany({ where, select }));
    count.secrets += rows.length;
    for (const row of rows) {
      if (!secrets.isStale(row.credentials)) continue;
      const place = placeOf(companyId, row.id);
      const credentials = secrets.seal(secrets.open(row.credentials, place), place);
      // Only where nobody has given a new token meanwhile.
      const { count: changed } = await ctx.transaction(({ db }) =>
        db.connection.updateMany({
          where: { id: row.id, credentials: row.credentials },
          data: { credentials },
        }),
      );
      count.rotated += changed;
    }
    const linked = await rotateSessionSecrets(ctx);
    count.secrets += linked.secrets;
    count.rotated += linked.rotated;
  }
  return count;
}
