import net from "node:net";

/** What the stub does with the next requests: an answer, or a way to fail on the wire. */
export type StubAnswer =
  | { status: number; json: unknown; headers?: Record<string, string> }
  | { status: number; text: string; headers?: Record<string, string> }
  | "hang"
  | "close"
  | "half";

export interface StubRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A carrier reduced to its wire: remembers every request, answers what the test says, on a loopback port. */
export interface CarrierStub {
  url: string;
  requests: StubRequest[];
  /** One answer for all, or a function of the request. */
  answer: StubAnswer | ((request: StubRequest) => StubAnswer);
  stop(): void;
}

function render(answer: StubAnswer): string {
  if (typeof answer === "string") return "";
  const text = "json" in answer ? JSON.stringify(answer.json) : answer.text;
  const type = "json" in answer ? "application/json" : "text/html";
  const head = [
    `HTTP/1.1 ${answer.status} X`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(text)}`,
    ...Object.entries(answer.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${head.join("\r\n")}\r\n\r\n${text}`;
}

/** A raw socket server rather than Bun.serve, because half answers and dropped connections are the point. */
export async function startCarrierStub(port: number): Promise<CarrierStub> {
  const sockets = new Set<net.Socket>();
  const stub: CarrierStub = {
    url: `http://127.0.0.1:${port}`,
    requests: [],
    answer: { status: 200, json: {} },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  const server = net.createServer((socket) => {
    sockets.add(socket);
    let buffer = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (chunk) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (;;) {
        const end = buffer.indexOf("\r\n\r\n");
        if (end === -1) return;
        const [first = "", ...lines] = buffer.subarray(0, end).toString().split("\r\n");
        const headers = Object.fromEntries(
          lines.map((line) => [
            line.slice(0, line.indexOf(":")).toLowerCase(),
            line.slice(line.indexOf(":") + 1).trim(),
          ]),
        );
        const length = Number(headers["content-length"] ?? 0);
        if (buffer.length < end + 4 + length) return;
        const body = buffer.subarray(end + 4, end + 4 + length).toString();
        buffer = buffer.subarray(end + 4 + length);
        const [method = "", path = ""] = first.split(" ");
        const request = { method, path, headers, body };
        stub.requests.push(request);
        const answer = typeof stub.answer === "function" ? stub.answer(request) : stub.answer;
        if (answer === "hang") return;
        if (answer === "close") return void socket.destroy();
        if (answer === "half") {
          socket.write(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"mess',
          );
          return void socket.end();
        }
        socket.write(render(answer));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return stub;
}
