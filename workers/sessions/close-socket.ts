import type { OpenSocket } from "./open-socket";

/** A server that does not answer our closing is not waited for longer. */
const PATIENCE_MS = 1_500;

interface RawSocket {
  readonly readyState: number;
  terminate(): void;
  once(event: "close", listener: () => void): void;
}
const CLOSED = 3;

/** Ends a socket and resolves when it is seen closed: whoever comes next may open another. */
export async function closeSocket(open: OpenSocket, why?: Error): Promise<void> {
  const raw = (open.sock.ws as unknown as { socket: RawSocket | null }).socket;
  void open.sock.end(why).catch(() => {});
  if (!raw || raw.readyState === CLOSED) return;
  const seen = new Promise<void>((resolve) => raw.once("close", resolve));
  const patience = Bun.sleep(PATIENCE_MS).then(() => {
    if (raw.readyState !== CLOSED) raw.terminate();
  });
  await Promise.race([seen, patience.then(() => Promise.race([seen, Bun.sleep(PATIENCE_MS)]))]);
}
