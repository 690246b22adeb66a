import type { CompanyContext } from "~/platform/db/company-types";

export interface ApiKeyListItem {
  id: string;
  name: string;
  /** First characters, to recognise it by. */
  prefix: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** Keys that work first, then the revoked, each the newest first. At most 200. */
export function listApiKeys(ctx: CompanyContext): Promise<ApiKeyListItem[]> {
  return ctx.read(({ db }) =>
    db.apiKey.findMany({
      select: {
        id: true,
        name: true,
        prefix: true,
        scopes: true,
        createdAt: true,
        lastUsedAt: true,
        revokedAt: true,
      },
      orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      take: 200,
    }),
  );
}
