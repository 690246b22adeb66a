import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { WARM_UP_PER_DAY } from "~/features/outgoing/core/careful-limits";
import { addAndLink } from "~/features/whatsapp/add-and-link.server";
import { NewWhatsappPage, type NewWhatsappRefusal } from "~/features/whatsapp/ui/new-whatsapp-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requireCompany(request, "admin");
  const { env } = appProcess();
  return {
    title: pageTitle(request, "whatsapp.new.title"),
    mayAccept: role === "owner",
    sandbox: env.sandbox && !env.production,
    firstDay: WARM_UP_PER_DAY[0] as number,
  };
}

export async function action({ request }: ActionFunctionArgs): Promise<NewWhatsappRefusal> {
  assertSameOrigin(request);
  const { ctx, locale, role } = await requireCompany(request, "admin");
  let id: string;
  try {
    ({ id } = await addAndLink(ctx, role, await request.formData()));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { messageKey, params } = error;
    if (messageKey === "whatsapp.new.wrongName") return { fields: { name: true } };
    if (messageKey === "whatsapp.new.privateWrong")
      return { fields: { privateChats: String(params?.phone) } };
    return { sentence: translate(locale, messageKey, params) };
  }
  throw redirect(`/settings/connections/${id}/link`);
}

export default function NewWhatsappRoute() {
  return <NewWhatsappPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
