export interface RawClient {
  /** A text frame to the server. */
  send(text: string): void;
}

interface RawClientEvents {
  onText(text: string, client: RawClient): void;
  onClose(): void;
}

const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
const TEXT = 1;
const PING = 9;
const PONG = 10;

/**
 * The least a WebSocket client can be: what browsers do beside reading would be taken from the server on a machine of two
 * cores. Server frames are never masked nor in pieces here.
 */
export async function openRawClient(
  url: string,
  origin: string,
  events: RawClientEvents,
): Promise<RawClient> {
  const { hostname, port, host, pathname, search } = new URL(url);
  let rest: Buffer = Buffer.alloc(0);
  let open = false;
  const socket = await Bun.connect({
    hostname,
    port: Number(port),
    socket: {
      open(socket) {
        const head = [
          `GET ${pathname}${search} HTTP/1.1`,
          `Host: ${host}`,
          `Origin: ${origin}`,
          "Upgrade: websocket",
          "Connection: Upgrade",
          `Sec-WebSocket-Key: ${KEY}`,
          "Sec-WebSocket-Version: 13",
        ];
        socket.write(`${head.join("\r\n")}\r\n\r\n`);
      },
      data(_, chunk) {
        rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
        if (!open) {
          const end = rest.indexOf("\r\n\r\n");
          if (end < 0) return;
          open = true;
          rest = rest.subarray(end + 4);
        }
        read();
      },
      close: events.onClose,
      error() {},
    },
  });
  const client: RawClient = { send: (text) => write(TEXT, Buffer.from(text)) };

  function read() {
    while (rest.length >= 2) {
      const short = rest[1]! & 0x7f;
      const head = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (rest.length < head) return;
      const length =
        short === 126 ? rest.readUInt16BE(2) : short === 127 ? Number(rest.readBigUInt64BE(2)) : short;
      if (rest.length < head + length) return;
      const kind = rest[0]! & 0x0f;
      const body = rest.subarray(head, head + length);
      rest = rest.subarray(head + length);
      if (kind === TEXT) events.onText(body.toString("latin1"), client);
      else if (kind === PING) write(PONG, body);
    }
  }

  /** Masked with zeros: allowed, and nothing to compute. */
  function write(kind: number, body: Buffer) {
    socket.write(Buffer.concat([Buffer.from([0x80 | kind, 0x80 | body.length, 0, 0, 0, 0]), body]));
  }
  return client;
}
