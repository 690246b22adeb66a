import { trustAuthority } from "~/channels/baileys/trust-authority";
import { appProcess } from "~/platform/app-process.server";
import { trustMediaCertificate } from "./trust-media-certificate";

/** Where the sandbox's WhatsApp listens. */
export function sandboxSocketUrl(): string {
  const { env } = appProcess();
  return env.whatsappWebUrl ?? `ws://127.0.0.1:${env.sandboxPort}/ws/chat`;
}

/**
 * Trusts the authority that signs for the sandbox's server and for its files, as it names it now. Outside production only.
 * @throws Error when the sandbox does not answer
 */
export async function trustSandbox(): Promise<void> {
  const { env } = appProcess();
  if (env.production) throw new Error("The sandbox's WhatsApp in production");
  const url = new URL("/whatsapp/authority", sandboxSocketUrl().replace(/^ws/, "http"));
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}`);
  const { publicKey, mediaCertificate } = (await answer.json()) as {
    publicKey: string;
    mediaCertificate?: string;
  };
  trustAuthority(Buffer.from(publicKey, "base64"), "development");
  if (mediaCertificate) trustMediaCertificate(mediaCertificate);
}
