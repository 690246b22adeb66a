import { createUser, type NewUser } from "~/features/auth/create-user.server";
import { verifyPassword } from "~/features/auth/password-hash.server";
import { deleteUser, findUserByEmail } from "~/features/auth/user-store.sql.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import { AppError } from "~/platform/errors/app-error";
import { KEY_SCOPES } from "./core/permissions";
import { createApiKey } from "./create-api-key.server";
import { openCompany } from "./open-company.server";

export interface CreateCompany {
  name: string;
  email: string;
  password: string;
  /** Name of the person; what stands before the @ without it. */
  userName?: string;
  locale?: "pt-BR" | "en";
}

export interface CreateCompanyOptions {
  /** Makes a key with every scope that a key may have, called so. */
  apiKeyName?: string;
  /** The operator may give a further company to somebody who has an account, with that account's password. */
  allowExistingUser?: boolean;
}

/**
 * A company and its owner: for sign-up, `mia admin create-company` and the demo. If the company fails, the account is
 * taken back.
 * @throws AppError CONFLICT for an e-mail with an account, BAD_REQUEST for a password that will not do
 */
export async function createCompany(
  database: Database,
  input: CreateCompany,
  options: CreateCompanyOptions = {},
): Promise<{ companyId: string; userId: string; apiKey?: string }> {
  const email = input.email.trim().toLowerCase();
  const user: NewUser = { email, name: input.userName ?? email.split("@")[0]!, password: input.password };
  const created = await createUser(database, user);
  const userId = created ?? (options.allowExistingUser && (await existingUser(database, user)));
  if (!userId) throw new AppError("CONFLICT", "auth.errors.cannotSignUp");
  try {
    const companyId = await openCompany(database, { name: input.name, userId, locale: input.locale });
    if (!options.apiKeyName) return { companyId, userId };
    const actor = { kind: "member", userId, role: "owner" } as const;
    const ctx = createCompanyContext(database, { companyId, actor });
    const { key } = await createApiKey(ctx, { name: options.apiKeyName, scopes: [...KEY_SCOPES] });
    return { companyId, userId, apiKey: key };
  } catch (error) {
    // A membership that was committed keeps the account; the foreign key refuses.
    if (created) await deleteUser(database.auth, created).catch(() => {});
    throw error;
  }
}

async function existingUser(database: Database, { email, password }: NewUser): Promise<string | undefined> {
  const user = await findUserByEmail(database.auth, email);
  return (await verifyPassword(password, user?.passwordHash)) ? user?.id : undefined;
}
