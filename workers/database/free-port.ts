import { connect, createServer } from "node:net";

/** Whether a server of ours could listen there: nothing answers on either loopback and it can be bound. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return !(await answers(port, "127.0.0.1")) && !(await answers(port, "::1")) && (await canBind(port, host));
}

/** The wanted port if it is free, else one that the system gives. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted && (await isPortFree(wanted))) return wanted;
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host, timeout: 1000 });
    const end = (open: boolean) => {
      socket.destroy();
      done(open);
    };
    socket
      .once("connect", () => end(true))
      .once("error", () => end(false))
      .once("timeout", () => end(true));
  });
}

function canBind(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}
