import type { Database } from "~/platform/db/database.server";
import { AppError } from "~/platform/errors/app-error";
import { passwordProblem } from "./core/password-rules";
import { hashPassword } from "./password-hash.server";
import { insertUser } from "./user-store.sql.server";

export interface NewUser {
  email: string;
  name: string;
  password: string;
}

/**
 * A log-in. → its id; undefined when the e-mail has one already (the same work is done in both cases).
 * @throws AppError BAD_REQUEST for a password that will not do
 */
export async function createUser(database: Database, user: NewUser): Promise<string | undefined> {
  const email = user.email.trim().toLowerCase();
  const problem = passwordProblem(user.password, email);
  if (problem) throw new AppError("BAD_REQUEST", problem);
  const passwordHash = await hashPassword(user.password);
  return insertUser(database.auth, { email, name: user.name.trim(), passwordHash });
}
