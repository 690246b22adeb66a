import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { listConnections } from "~/features/connections/list-connections.server";
import { smsFigures } from "~/features/connections/sms-figures.server";
import { ConnectionRow } from "~/features/connections/ui/connection-row";
import { WARM_UP_PER_DAY } from "~/features/outgoing/core/careful-limits";
import { qrFigures } from "~/features/whatsapp/qr-figures.server";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { appProcess } from "~/platform/app-process.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request);
  const connections = await listConnections(ctx);
  const now = appProcess().clock.now();
  const [sms, qr] = await Promise.all([smsFigures(ctx, connections, now), qrFigures(ctx, connections, now)]);
  return {
    connections,
    sms,
    qr,
    mayWrite: roleMay(role, "connections:write"),
    mayAccept: role === "owner",
    firstDay: WARM_UP_PER_DAY[0] as number,
  };
}

export default function Connections() {
  const { connections, sms, qr, ...may } = useLoaderData<typeof loader>();
  const t = useT("connections.list");
  useLiveEvents(["connection"]);
  if (connections.length === 0) {
    return (
      <EmptyState
        drawing="message"
        sentence={may.mayWrite ? t("empty") : t("emptyReader")}
        action={
          may.mayWrite && (
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
          qr={qr[connection.id]}
          {...may}
        />
      ))}
    </div>
  );
}
