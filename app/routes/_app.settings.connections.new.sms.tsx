import { useActionData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { addSmsConnection } from "~/features/connections/add-sms-connection.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { addSmsInput } from "~/features/connections/connections.schema";
import { discoverTwilio } from "~/features/connections/discover-twilio.server";
import { readForm } from "~/features/connections/read-form.server";
import { SmsWizard } from "~/features/connections/ui/sms-wizard";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCompany(request, "admin");
  return null;
}

const keysInput = addSmsInput.pick({ accountSid: true, authToken: true });

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const form = await request.formData();
  if (form.get("intent") === "discover") {
    const read = readForm(keysInput, form);
    if (!read.ok) return { fields: read.fields };
    const { accountSid, authToken } = read.data;
    return { found: await answerAction(locale, "discover", () => discoverTwilio(accountSid, authToken)) };
  }
  const read = readForm(addSmsInput, form);
  if (!read.ok) return { fields: read.fields };
  const added = await answerAction(locale, "add", () => addSmsConnection(ctx, read.data));
  if (added.ok) throw redirect(`/settings/connections/${added.value.id}`);
  return { added };
}

export default function NewSmsConnection() {
  return <SmsWizard answer={useActionData<typeof action>()} />;
}
