import type { OpenConnection } from "~/channels/channel";
import { openMedia } from "~/features/media/open-media.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { heldSession } from "./held-session";
import { openConnection } from "./open-connection.server";

interface SealedConnection {
  id: string;
  kind: string;
  credentials: string;
}

/** What a lane sends through: a provider's API with its secrets opened, or the socket that this process holds. */
export function openLaneConnection(ctx: CompanyContext, row: SealedConnection): OpenConnection {
  if (row.kind !== "whatsapp") return openConnection(ctx.companyId, row);
  return {
    id: row.id,
    kind: "whatsapp",
    session: heldSession(row.id),
    async openFile(storedId) {
      try {
        return await openMedia(ctx, storedId);
      } catch (error) {
        if (error instanceof AppError && error.code === "NOT_FOUND") return undefined;
        throw error;
      }
    },
  };
}
