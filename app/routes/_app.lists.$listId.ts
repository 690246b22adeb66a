import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { paths } from "~/features/contacts/core/contact-paths";

/** A list's page is the contacts page, filtered by it. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.contacts({ list: params.listId }));
}
