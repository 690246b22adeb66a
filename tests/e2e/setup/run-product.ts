import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The part of DATA_DIR/demo.json that a test looks at. */
export interface Demo {
  url: string;
  sandboxUrl: string;
  email: string;
  password: string;
  carriers: { meta: { phoneNumberId: string } };
}

export interface Product {
  demo: Demo;
  /** Ends it by its own manners and removes its folder. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 240_000;
const root = resolve(import.meta.dirname, "../../..");

/** Runs the whole product as a person would, in a folder of its own and on free ports. @throws what it said, when it did not get ready */
export async function runProduct(): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "mia-e2e-"));
  const [port, livePort, sandboxPort] = await freePorts(3);
  const { PATH, HOME, USER } = process.env;
  const child = spawn(process.execPath, [join(root, "workers/start.ts")], {
    cwd: root,
    env: {
      PATH,
      HOME,
      USER,
      DATA_DIR: dataDir,
      PORT: String(port),
      LIVE_PORT: String(livePort),
      SANDBOX_PORT: String(sandboxPort),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(child);
    return { demo: JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8")) as Demo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = "";
    const fail = (why: string) => failed(new Error(`${why}:\n${said}`));
    const timer = setTimeout(() => fail("not ready in time"), READY_WITHIN_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes("Ready: ")) return;
      clearTimeout(timer);
      done();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with ${code} before it was ready`);
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}

/** E2E_PORTS names the first of a range, for a machine whose ports are shared out; else any free ones. */
async function freePorts(count: number): Promise<number[]> {
  const first = Number(process.env.E2E_PORTS) || 0;
  const servers = await Promise.all(
    Array.from(
      { length: count },
      (_, index) =>
        new Promise<ReturnType<typeof createServer>>((done, failed) => {
          const server = createServer();
          server.once("error", failed);
          server.listen(first === 0 ? 0 : first + index, "127.0.0.1", () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
