import type { Network } from "./network";

/** `GET /whatsapp/authority`: what a client has to trust in WhatsApp's place. */
export function authorityAnswer(network: Network): Response {
  return Response.json({
    publicKey: network.authority.publicKey.toString("base64"),
    mediaCertificate: network.media?.certificate ?? "",
    mediaHost: network.media?.host ?? "",
  });
}
