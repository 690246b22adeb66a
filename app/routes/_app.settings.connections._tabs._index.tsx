import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { listConnections } from "~/features/connections/list-connections.server";
import { smsFigures } from "~/features/connections/sms-figures.server";
import { ConnectionRow } from "~/features/connections/ui/connection-row";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { appProcess } from "~/platform/app-process.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const connections = await listConnections(ctx);
  return {
    connections,
    sms: await smsFigures(ctx, connections, appProcess().clock.now()),
    mayWrite: roleMay(role, "connections:write"),
  };
}

export default function Connections() {
  const { connections, sms, mayWrite } = useLoaderData<typeof loader>();
  const t = useT("connections.list");
  useLiveEvents(["connection"]);
  if (connections.length === 0) {
    return (
      <EmptyState
        drawing="message"
        sentence={mayWrite ? t("empty") : t("emptyReader")}
        action={
          mayWrite && (
            <ButtonLink variant="primary" to="/settings/connections/new">
              {t("connect")}
            </ButtonLink>
          )
        }
      />
    );
  }
  return (
    <div className="px-5 pt-2 pb-5 max-[720px]:px-4">
      {connections.map((connection) => (
        <ConnectionRow
          key={connection.id}
          connection={connection}
          sms={sms[connection.id]}
          mayWrite={mayWrite}
        />
      ))}
    </div>
  );
}
