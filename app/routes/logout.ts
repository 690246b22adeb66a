import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { stopSession } from "~/features/auth/start-session.server";

/** Ends this session; by POST only, so that no image or link can log somebody out. */
export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  return redirect("/login?note=loggedOut", { headers: { "set-cookie": await stopSession(request) } });
}

export function loader() {
  return redirect("/");
}
