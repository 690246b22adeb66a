/** What the server needs of one WebSocket. */
export interface SocketPort {
  send(bytes: Uint8Array): void;
  /** With a close frame. */
  close(): void;
  /** Without one, as when the network is cut. */
  terminate(): void;
}
