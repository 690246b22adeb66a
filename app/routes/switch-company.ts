import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireUser } from "~/features/auth/require-user.server";
import { chooseCompany } from "~/features/auth/session-store.sql.server";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Field `companyId`: this session looks at another company of its person. */
export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { sessionId } = await requireUser(request);
  const companyId = String((await request.formData()).get("companyId"));
  const chosen =
    UUID.test(companyId) && (await chooseCompany(appProcess().database.auth, sessionId, companyId));
  if (!chosen) throw new AppError("FORBIDDEN", "companies.errors.notYours");
  return redirect("/");
}

export function loader() {
  return redirect("/");
}
