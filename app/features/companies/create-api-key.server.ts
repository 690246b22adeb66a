import { recordAudit } from "~/features/audit/record-audit.server";
import { hashToken } from "~/platform/crypto/hash-token";
import { newToken } from "~/platform/crypto/new-token";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { KEY_SCOPES } from "./core/permissions";
import type { Scope } from "./core/scopes";

const PREFIX_LENGTH = 10;

/** Makes a key. → the key itself, this one time: only its hash and first characters are stored */
export async function createApiKey(
  ctx: CompanyContext,
  { name, scopes }: { name: string; scopes: Scope[] },
): Promise<{ apiKeyId: string; key: string }> {
  if (scopes.length === 0 || scopes.some((scope) => !KEY_SCOPES.includes(scope))) {
    throw new AppError("BAD_REQUEST", "api-keys.errors.noScopes");
  }
  const key = `mia_${newToken()}`;
  const apiKeyId = Bun.randomUUIDv7();
  const { actor } = ctx;
  await ctx.transaction(async (tx) => {
    await tx.db.apiKey.createMany({
      data: [
        {
          id: apiKeyId,
          name: name.trim(),
          prefix: key.slice(0, PREFIX_LENGTH),
          hash: hashToken(key),
          scopes,
          createdBy: actor.kind === "member" ? actor.userId : null,
        },
      ],
    });
    await recordAudit(tx, {
      action: "api-key.created",
      subjectType: "api-key",
      subjectId: apiKeyId,
      fields: ["name", "scopes"],
    });
  });
  return { apiKeyId, key };
}
