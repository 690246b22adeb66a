import { appProcess } from "~/platform/app-process.server";

const PATIENCE_MS = 3_000;

export interface SandboxAnswer<T> {
  /** 0 = nobody answered. */
  status: number;
  body: T | undefined;
}

/** Asks the sandbox's control door (`/sandbox/<path>`) on this machine. Never throws: an absent sandbox is status 0. */
export async function askSandbox<T>(path: string, send?: object): Promise<SandboxAnswer<T>> {
  const { env } = appProcess();
  try {
    const answer = await fetch(`http://127.0.0.1:${env.sandboxPort}/sandbox/${path}`, {
      method: send ? "POST" : "GET",
      headers: { "content-type": "application/json", "x-sandbox-key": process.env.SANDBOX_KEY ?? "" },
      body: send && JSON.stringify(send),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = answer.ok ? ((await answer.json()) as T) : undefined;
    return { status: answer.status, body };
  } catch {
    return { status: 0, body: undefined };
  }
}
