import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { readContactFilter } from "~/features/contacts/core/contact-filter";
import { readCursors } from "~/features/contacts/core/read-cursors";
import { countContacts } from "~/features/contacts/count-contacts.server";
import { filterChoices } from "~/features/contacts/filter-choices.server";
import { listContacts } from "~/features/contacts/list-contacts.server";
import { ContactList } from "~/features/contacts/ui/contact-list";
import { ContactListFailed } from "~/features/contacts/ui/contact-list-failed";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { ErrorPage } from "~/ui/shell/error-page";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const { searchParams } = new URL(request.url);
  const filter = readContactFilter(searchParams);
  const [page, count, choices] = await Promise.all([
    listContacts(ctx, filter, readCursors(searchParams)),
    countContacts(ctx, filter),
    filterChoices(ctx, filter),
  ]);
  return {
    title: pageTitle(request, "contacts.title"),
    ...{ page, count, filter, choices },
    mayWrite: roleMay(role, "contacts:write"),
  };
}

export default function ContactsRoute() {
  const { title: _, ...props } = useLoaderData<typeof loader>();
  return <ContactList {...props} />;
}

/** What failed on our side or on the way leaves the page standing; a refusal is told as everywhere. */
export function ErrorBoundary() {
  const error = useRouteError();
  const refused = isRouteErrorResponse(error) && error.status < 500;
  return refused ? <ErrorPage inside /> : <ContactListFailed />;
}
