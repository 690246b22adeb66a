import { Lucia, TimeSpan } from "lucia";
import type { AppProcess } from "~/platform/app-process.server";
import type { Database } from "~/platform/db/database.server";
import { luciaAdapter, type SessionFacts, type UserFacts } from "./lucia-adapter.sql.server";

const made = new WeakMap<Database, ReturnType<typeof createLucia>>();

/** The process's Lucia. Sessions last 30 days from their last use; nothing outside features/auth knows Lucia. */
export function luciaOf(process: Pick<AppProcess, "database" | "env">) {
  const known = made.get(process.database);
  if (known) return known;
  const lucia = createLucia(process.database, process.env.appUrl.startsWith("https:"));
  made.set(process.database, lucia);
  return lucia;
}

/** `secure`: the browser comes by https. `__Host-` then ties the cookie to this host, without a Domain, and to https. */
function createLucia(database: Database, secure: boolean) {
  return new Lucia(luciaAdapter(database.auth), {
    sessionExpiresIn: new TimeSpan(30, "d"),
    sessionCookie: {
      name: secure ? "__Host-mia_session" : "mia_session",
      // The table decides when a session ends, so the cookie need not be sent again with every extension.
      expires: false,
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getSessionAttributes: (facts) => facts,
    getUserAttributes: (facts) => facts,
  });
}

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: UserFacts;
  }
}
