import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { addMetaConnection } from "~/features/connections/add-meta-connection.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { addMetaInput, discoverInput } from "~/features/connections/connections.schema";
import { discoverMeta } from "~/features/connections/discover-meta.server";
import { readForm } from "~/features/connections/read-form.server";
import { MetaWizard } from "~/features/connections/ui/meta-wizard";
import { appProcess } from "~/platform/app-process.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCompany(request, "admin");
  return { needsSecret: appProcess().env.meta.appSecret === undefined };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const form = await request.formData();
  const needsSecret = appProcess().env.meta.appSecret === undefined;
  const missing = needsSecret && !String(form.get("appSecret") ?? "").trim() ? ["appSecret"] : [];
  if (form.get("intent") === "discover") {
    const read = readForm(discoverInput, form);
    const fields = [...(read.ok ? [] : read.fields), ...missing];
    if (!read.ok || fields.length > 0) return { fields };
    return { found: await answerAction(locale, "discover", () => discoverMeta(read.data.token)) };
  }
  const read = readForm(addMetaInput, form);
  if (!read.ok || missing.length > 0) return { fields: [...(read.ok ? [] : read.fields), ...missing] };
  const portfolioName = String(form.get("portfolioName") ?? "").slice(0, 200) || undefined;
  const added = await answerAction(locale, "add", () =>
    addMetaConnection(ctx, { ...read.data, portfolioName }),
  );
  if (added.ok) throw redirect(`/settings/connections/${added.value.id}`);
  return { added };
}

export default function NewMetaConnection() {
  const { needsSecret } = useLoaderData<typeof loader>();
  return <MetaWizard needsSecret={needsSecret} answer={useActionData<typeof action>()} />;
}
