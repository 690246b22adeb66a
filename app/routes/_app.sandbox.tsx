import { useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { isAtLeast } from "~/features/companies/core/permissions";
import { actInSandbox } from "~/features/sandbox/act-in-sandbox.server";
import { loadSandbox } from "~/features/sandbox/load-sandbox.server";
import { requireSandbox } from "~/features/sandbox/require-sandbox.server";
import { SandboxPage } from "~/features/sandbox/ui/sandbox-page";
import "~/features/sandbox/ui/sandbox.css";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";
import { refusedForm } from "~/platform/forms/form-failure.server";

export const meta = titleMeta;

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role, locale } = await requireSandbox(request);
  const say = (key: string) => translate(locale, key);
  const { searchParams } = new URL(request.url);
  return {
    title: pageTitle(request, "sandbox.title"),
    view: await loadSandbox(ctx, searchParams, appProcess().clock.now().getTime(), say),
    mayWrite: isAtLeast(role, "agent"),
    maySpoil: isAtLeast(role, "admin"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const session = await requireSandbox(request, "agent");
  try {
    await actInSandbox(session, await request.formData());
    return data({ done: true as const });
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function SandboxRoute() {
  return <SandboxPage {...useLoaderData<typeof loader>()} />;
}
