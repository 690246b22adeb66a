import { useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { listPlaces } from "~/features/lists/list-places.sql.server";
import { runPlaceIntent } from "~/features/lists/run-place-intent.server";
import { PlacesPage } from "~/features/lists/ui/places-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { refusedForm } from "~/platform/forms/form-failure.server";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  return {
    title: pageTitle(request, "lists.tags"),
    places: await listPlaces(ctx, "tag"),
    mayWrite: roleMay(role, "contacts:write"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "agent");
  try {
    return await runPlaceIntent(ctx, "tag", await request.formData());
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function TagsRoute() {
  const { places, mayWrite } = useLoaderData<typeof loader>();
  return <PlacesPage kind="tag" places={places} mayWrite={mayWrite} />;
}
