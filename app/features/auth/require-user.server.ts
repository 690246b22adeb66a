import { redirect } from "@remix-run/server-runtime";
import { findSession, type SessionInfo } from "./find-session.server";

/** Who is logged in. @throws a redirect to the log-in, which comes back here afterwards */
export async function requireUser(request: Request): Promise<SessionInfo> {
  const session = await findSession(request);
  if (session) return session;
  const url = new URL(request.url);
  const next = request.method === "GET" ? pathOf(url) : "/";
  throw redirect(next === "/" ? "/login" : `/login?next=${encodeURIComponent(next)}`);
}

/** The page's own address, without what Remix adds to ask for its data. */
function pathOf(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.delete("_data");
  search.delete("_routes");
  const query = search.size > 0 ? `?${search}` : "";
  const path = url.pathname.replace(/\.data$/, "");
  return (path === "/_root" ? "/" : path) + query;
}
