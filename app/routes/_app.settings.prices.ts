import { redirect } from "@remix-run/server-runtime";

/** Prices stand beside the numbers that they are for. */
export function loader() {
  return redirect("/settings/connections/prices");
}
