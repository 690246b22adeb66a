import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireUser } from "~/features/auth/require-user.server";

/** The installation's front door: home, or the log-in. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireUser(request);
  return redirect("/inicio");
}
