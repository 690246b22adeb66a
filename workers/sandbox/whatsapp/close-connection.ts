import type { BinaryNode } from "@whiskeysockets/baileys";
import { unlinkDevice } from "./link/unlink-device";
import type { Network } from "./network";
import type { LinkedDevice } from "./people/linked-device";

/** How a connection can end. `cut` = the network is gone without a word; 428 = a clean close without a reason. */
export const CLOSE_CODES = [401, 403, 405, 408, 411, 428, 440, 500, 503, 515, "cut"] as const;
export type CloseCode = (typeof CLOSE_CODES)[number];

const streamError = (code: string, content?: BinaryNode[]): BinaryNode => ({
  tag: "stream:error",
  attrs: { code },
  content,
});

/** Ends a device's connection as WhatsApp does for this code; nothing happens when it is not connected (401 unlinks). */
export function closeConnection(network: Network, device: LinkedDevice, code: CloseCode): void {
  const { connection } = device;
  switch (code) {
    case 401:
      unlinkDevice(network, device);
      return;
    case "cut":
      connection?.cut();
      return;
    case 428:
      connection?.close();
      return;
    case 440:
      connection?.close({
        tag: "stream:error",
        attrs: {},
        content: [{ tag: "conflict", attrs: { type: "replaced" } }],
      });
      return;
    case 403:
    case 405:
    case 408:
    case 411:
      connection?.close({ tag: "failure", attrs: { reason: String(code), location: "sandbox" } });
      return;
    default:
      connection?.close(streamError(String(code)));
  }
}
