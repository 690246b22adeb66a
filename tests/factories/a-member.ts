import { createUser } from "~/features/auth/create-user.server";
import { startSession } from "~/features/auth/start-session.server";
import type { Role } from "~/platform/db/company-types";
import type { TestDatabase } from "../setup/test-database";

export const PASSWORD = "três cafés por dia";
let people = 0;

export interface Member {
  userId: string;
  email: string;
  /** For a request's `cookie` header. */
  cookie: string;
}

/** A person with a log-in, a role in a company and an open session there. Needs openTestProcess. */
export async function aMember(
  test: TestDatabase,
  companyId: string,
  role: Role = "owner",
  email = `pessoa${++people}@example.com`,
): Promise<Member> {
  const userId = await createUser(test.database, { email, name: `Pessoa ${people}`, password: PASSWORD });
  if (!userId) throw new Error(`${email} exists already`);
  await test.admin.query("INSERT INTO membership (company_id, user_id, role) VALUES ($1, $2, $3)", [
    companyId,
    userId,
    role,
  ]);
  return { userId, email, cookie: await aSession(userId, companyId) };
}

/** A further session of a person, looking at a company. */
export async function aSession(userId: string, companyId?: string): Promise<string> {
  const request = new Request("http://localhost:3000/");
  const client = { address: "127.0.0.1", userAgent: "Firefox/1 Linux" };
  const cookie = await startSession({ userId, companyId, client, request });
  return cookie.split(";")[0]!;
}
