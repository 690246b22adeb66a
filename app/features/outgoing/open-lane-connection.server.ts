import type { OpenConnection } from "~/channels/channel";
import { openMediaOrNothing } from "~/features/media/open-media-or-nothing.server";
import { outboundFiles } from "~/features/media/outbound-files.sql.server";
import { publicMediaUrl } from "~/features/media/public-media-url.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { heldSession } from "./held-session";
import { openConnection } from "./open-connection.server";

interface SealedConnection {
  id: string;
  kind: string;
  credentials: string;
}

/** What a lane sends through: a provider's API with its secrets opened, or the socket that this process holds. */
export function openLaneConnection(ctx: CompanyContext, row: SealedConnection): OpenConnection {
  if (row.kind === "whatsapp") {
    return {
      id: row.id,
      kind: "whatsapp",
      session: heldSession(row.id),
      openFile: (storedId) => openMediaOrNothing(ctx, storedId),
    };
  }
  const open = openConnection(ctx.companyId, row);
  if (open.kind === "meta") return { ...open, files: outboundFiles(ctx, row.id) };
  return { ...open, linkTo: (storedId) => publicMediaUrl(ctx.companyId, storedId) };
}
