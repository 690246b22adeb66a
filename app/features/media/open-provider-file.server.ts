import { openWhatsAppMedia } from "~/channels/baileys/open-media";
import { downloadMetaMedia } from "~/channels/meta-cloud/download-media";
import type { FileFailure, FileLimits, ProviderFile } from "~/channels/provider-file";
import { downloadTwilioMedia } from "~/channels/twilio-sms/download-media";
import { openConnection } from "~/features/outgoing/open-connection.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { MessageMedia } from "./core/message-media";
import { whatsappMediaPlace } from "./whatsapp-media-place.server";

const nowhere = (detail: string): FileFailure => ({ ok: false, problem: "gone", detail });

/** Opens a message's file where it lies, through the connection that it came in on. */
export async function openProviderFile(
  ctx: CompanyContext,
  connectionId: string,
  media: MessageMedia,
  limits: FileLimits,
): Promise<ProviderFile> {
  const row = await ctx.read(({ db }) =>
    db.connection.findFirst({
      where: { id: connectionId, removedAt: null },
      select: { id: true, kind: true, credentials: true, whatsapp: { select: { server: true } } },
    }),
  );
  if (!row) return nowhere("the connection was removed");
  if (row.kind === "whatsapp") {
    const { encrypted, sha256, bytes } = media;
    if (!encrypted || !row.whatsapp) return nowhere("no key came with it");
    const place = await whatsappMediaPlace(row.whatsapp.server);
    return openWhatsAppMedia({ encrypted, sha256, bytes }, place, limits);
  }
  const open = openConnection(ctx.companyId, row);
  if (open.kind === "sms") {
    const access = { baseUrl: open.baseUrl, ...open.credentials };
    return media.url ? downloadTwilioMedia(access, media.url, limits) : nowhere("no address came with it");
  }
  const { token, phoneNumberId } = open.credentials;
  const { providerMediaId: mediaId, sha256 } = media;
  const access = { baseUrl: open.baseUrl, apiVersion: open.apiVersion, token };
  return mediaId
    ? downloadMetaMedia(access, { mediaId, phoneNumberId, sha256 }, limits)
    : nowhere("no id came with it");
}
