import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { paths } from "~/features/contacts/core/contact-paths";
import { createContact } from "~/features/contacts/create-contact.server";
import { filterChoices } from "~/features/contacts/filter-choices.server";
import { loadInputFacts } from "~/features/contacts/load-input-facts.server";
import { readContactForm } from "~/features/contacts/read-contact-form";
import { sayProblems } from "~/features/contacts/say-problems.server";
import { NewContactPage } from "~/features/contacts/ui/new-contact-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { refusedForm } from "~/platform/forms/form-failure.server";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "agent");
  const [{ definitions }, { lists }] = await Promise.all([ctx.read(loadInputFacts), filterChoices(ctx, {})]);
  return { title: pageTitle(request, "contacts.form.newTitle"), definitions, lists };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "agent");
  try {
    const { input, values } = readContactForm(await request.formData());
    const saved = await createContact(ctx, input, values.list ? { listIds: [values.list] } : {});
    if (saved.ok) return redirect(paths.contact(saved.contactId));
    return data({ refused: sayProblems(locale, saved.problems, values) }, { status: 400 });
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function NewContactRoute() {
  const { definitions, lists } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().formMethod === "POST";
  return (
    <NewContactPage
      definitions={definitions}
      lists={lists}
      busy={busy}
      refused={answer && "refused" in answer ? answer.refused : undefined}
      failure={answer && "fields" in answer ? answer.sentence : undefined}
    />
  );
}
