import { debugToken } from "~/channels/meta-cloud/debug-token";
import { uploadHeaderMedia } from "~/channels/meta-cloud/upload-header-media";
import { metaAccessOf, openOwnConnection } from "~/features/connections/open-own-connection.server";
import { providerError } from "~/features/connections/provider-error.server";
import { openMedia } from "~/features/media/open-media.server";
import { type IncomingFile, storeMedia } from "~/features/media/store-media.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { MediaHeaderFormat } from "./core/template";

/**
 * Keeps the example file of a header here and gives it to Meta. → the handle that the template's header takes, and our
 * own id to show it by
 * @throws AppError for a file of another kind or too big, and for Meta's refusal
 */
export async function uploadHeaderExample(
  ctx: CompanyContext,
  connectionId: string,
  format: MediaHeaderFormat,
  file: IncomingFile,
): Promise<{ handle: string; mediaId: string; mimeType: string; filename: string }> {
  const open = await openOwnConnection(ctx, connectionId);
  if (open.kind !== "meta") throw new AppError("BAD_REQUEST", "templates.errors.onlyMeta");
  const media = await storeMedia(ctx, { purpose: "template", families: [format], file });
  const access = metaAccessOf(open);
  const token = await debugToken(access);
  if (!token.ok) throw providerError("Meta", token.refusal);
  const { appId } = token.value;
  if (!appId) throw new AppError("BAD_REQUEST", "connections.errors.notVisibleMeta", { code: "app" });
  const stored = await openMedia(ctx, media.id);
  const bytes = await new Response(stored.body).blob();
  const { mimeType, filename } = media;
  const sent = await uploadHeaderMedia(access, appId, { bytes, filename, mimeType });
  if (!sent.ok) throw providerError("Meta", sent.refusal);
  return { handle: sent.value.handle, mediaId: media.id, mimeType, filename };
}
