import { appProcess } from "~/platform/app-process.server";
import { hashToken } from "~/platform/crypto/hash-token";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { isScope, type Scope } from "./core/scopes";

export interface ApiKeyInfo {
  companyId: string;
  apiKeyId: string;
  scopes: readonly Scope[];
}

const TOUCH_EVERY_MS = 60_000;

/** Whose key this is; undefined for one that does not exist or was revoked. Remembers its use, at most once a minute. */
export async function findApiKey(key: string): Promise<ApiKeyInfo | undefined> {
  const { database, clock } = appProcess();
  const place = await systemLookups(database).apiKey(hashToken(key));
  if (!place) return undefined;
  const { companyId, apiKeyId } = place;
  const ctx = createCompanyContext(database, {
    companyId,
    actor: { kind: "api-key", apiKeyId, scopes: [] },
  });
  const row = await ctx.read(({ db }) =>
    db.apiKey.findFirst({
      where: { id: apiKeyId, revokedAt: null },
      select: { scopes: true, lastUsedAt: true },
    }),
  );
  if (!row) return undefined;
  const now = clock.now();
  const stale = new Date(now.getTime() - TOUCH_EVERY_MS);
  if (!row.lastUsedAt || row.lastUsedAt < stale) {
    await ctx.transaction(({ db }) =>
      db.apiKey.updateMany({
        where: { id: apiKeyId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: stale } }] },
        data: { lastUsedAt: now },
      }),
    );
  }
  return { companyId, apiKeyId, scopes: row.scopes.filter(isScope) };
}
