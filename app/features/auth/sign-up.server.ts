import { createCompany } from "~/features/companies/create-company.server";
import { readPreferences } from "~/i18n/read-preferences.server";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import type { Client } from "./client-of.server";
import { passwordProblem } from "./core/password-rules";
import { startSession } from "./start-session.server";
import { takeTry } from "./throttle.server";

interface SignUp {
  company: string;
  name: string;
  email: string;
  password: string;
  client: Client;
  request: Request;
}

export type SignUpResult = { outcome: "in"; cookie: string } | { outcome: "password"; messageKey: string };

/**
 * A person, their company and a session. An e-mail that has an account is refused in words that do not say so; whoever
 * tries many is throttled by address.
 * @throws AppError FORBIDDEN where sign-up is closed, CONFLICT, TOO_MANY_REQUESTS
 */
export async function signUp({
  company,
  name,
  email,
  password,
  client,
  request,
}: SignUp): Promise<SignUpResult> {
  const { database, env } = appProcess();
  if (env.signup === "closed") throw new AppError("FORBIDDEN", "auth.errors.signUpClosed");
  const problem = passwordProblem(password, email);
  if (problem) return { outcome: "password", messageKey: problem };
  await takeTry(database, "sign-up-address", client.address);
  const { locale } = readPreferences(request.headers);
  const { userId, companyId } = await createCompany(database, {
    name: company,
    userName: name,
    email,
    password,
    locale,
  });
  return { outcome: "in", cookie: await startSession({ userId, companyId, client, request }) };
}
