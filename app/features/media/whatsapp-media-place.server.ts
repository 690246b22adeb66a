import { type MediaPlace, WHATSAPP_MEDIA } from "~/channels/baileys/media-address";
import { appProcess } from "~/platform/app-process.server";

const PATIENCE_MS = 5_000;

/**
 * Where the files of a linked number lie: with WhatsApp, or, outside production only, with the sandbox, under the
 * certificate that it names now.
 * @throws Error when the sandbox does not answer, or in production
 */
export async function whatsappMediaPlace(server: string): Promise<MediaPlace> {
  if (server === "whatsapp") return WHATSAPP_MEDIA;
  const { env } = appProcess();
  if (env.production) throw new Error("The sandbox's WhatsApp in production");
  const socketUrl = env.whatsappWebUrl ?? `ws://127.0.0.1:${env.sandboxPort}/ws/chat`;
  const url = new URL("/whatsapp/authority", socketUrl.replace(/^ws/, "http"));
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}`);
  const { mediaHost, mediaCertificate } = (await answer.json()) as Record<string, string>;
  return { host: mediaHost ?? "", certificate: mediaCertificate };
}
