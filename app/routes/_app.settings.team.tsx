import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { listTeam } from "~/features/companies/list-team.server";
import { runTeamAction, teamActionSchema } from "~/features/companies/team-action.server";
import { TeamPage } from "~/features/companies/ui/team-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, user, role } = await requireCompany(request);
  const { members, invitations } = await listTeam(ctx);
  const departments = await ctx.read(({ db }) =>
    db.department.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
  );
  const mayInvite = roleMay(role, "team:write");
  return {
    title: pageTitle(request, "companies.team.title"),
    members,
    departments,
    invitations: mayInvite ? invitations : [],
    mayInvite,
    me: { userId: user.id, role },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const form = await request.formData();
  form.set("departments", form.getAll("department").join(","));
  const reading = readForm(teamActionSchema, form);
  if (!reading.ok) return formFailure(request, reading);
  try {
    return await runTeamAction(ctx, reading.value);
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function TeamRoute() {
  return <TeamPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
