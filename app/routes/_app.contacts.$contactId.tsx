import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { contactView } from "~/features/contacts/contact-view.server";
import { contactName } from "~/features/contacts/core/contact-name";
import { paths } from "~/features/contacts/core/contact-paths";
import { readTimelineCursor } from "~/features/contacts/core/timeline-entry";
import { filterChoices } from "~/features/contacts/filter-choices.server";
import { runContactIntent } from "~/features/contacts/run-contact-intent.server";
import { sayProblems } from "~/features/contacts/say-problems.server";
import { ContactPage } from "~/features/contacts/ui/contact-page";
import { readPreferences } from "~/i18n/read-preferences.server";
import { titleMeta } from "~/i18n/title-meta";
import { refusedForm } from "~/platform/forms/form-failure.server";

export const meta = titleMeta;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const reader = readPreferences(request.headers);
  const older = readTimelineCursor(new URL(request.url).searchParams.get("older"));
  const [view, choices] = await Promise.all([
    contactView(ctx, params.contactId!, reader, older),
    filterChoices(ctx, {}),
  ]);
  const name = contactName(view.contact) || view.contact.phone || view.contact.email || "";
  return {
    title: `${name.slice(0, 80)} · Master IA`,
    view,
    choices,
    mayWrite: roleMay(role, "contacts:write"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "agent");
  try {
    const answer = await runContactIntent(ctx, params.contactId!, await request.formData());
    if ("problems" in answer)
      return data({ refused: sayProblems(locale, answer.problems, answer.values) }, { status: 400 });
    return answer.done === "edited" ? redirect(paths.contact(params.contactId!)) : answer;
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function ContactRoute() {
  const { view, choices, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && "refused" in answer ? answer.refused : undefined;
  const whole = answer && "fields" in answer ? answer.sentence : undefined;
  return <ContactPage view={view} choices={choices} mayWrite={mayWrite} refused={refused} failure={whole} />;
}
