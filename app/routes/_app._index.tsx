import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCompany(request);
  return redirect("/campaigns");
}
