import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartError } from "~/platform/env/start-error";

const root = resolve(import.meta.dir, "../..");

/** Makes the demo company, or finds it there, in a process of its own: what it loads does not stay in this one. */
export async function seedDemo(env: Record<string, string | undefined>, signal?: AbortSignal): Promise<void> {
  const entry = join(root, "prisma/seed.ts");
  if (!existsSync(entry)) return;
  const child = Bun.spawn([process.execPath, entry], {
    cwd: root,
    env,
    signal,
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code === 0) return;
  throw new StartError("start.seedFailed", {
    lines: `${out}${err}`.trim().split("\n").slice(-15).join("\n"),
  });
}
