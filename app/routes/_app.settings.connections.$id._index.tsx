import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { connectionSetup } from "~/features/connections/connection-setup.server";
import { connectionId } from "~/features/connections/connections.schema";
import { SetupPage } from "~/features/connections/ui/setup-page";
import { useLiveEvents } from "~/live/use-live-events";
import { AppError } from "~/platform/errors/app-error";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  const { data } = connectionId.safeParse({ id: params.id });
  if (!data) throw new AppError("NOT_FOUND", "connections.errors.notFound");
  const byQr = await ctx.read(({ db }) => db.connection.count({ where: { id: data.id, kind: "whatsapp" } }));
  if (byQr > 0) throw redirect(`/settings/connections/${data.id}/link`);
  return connectionSetup(ctx, data.id);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ""} · Master IA` }];

export default function ConnectionSetupPage() {
  const setup = useLoaderData<typeof loader>();
  useLiveEvents(["connection"], {
    match: (fact) => fact.kind === "connection" && fact.connectionId === setup.id,
  });
  return <SetupPage setup={setup} />;
}
