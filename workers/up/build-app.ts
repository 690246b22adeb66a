import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { StartError } from "~/platform/env/start-error";
import { printStep } from "./print-step";

const root = resolve(import.meta.dir, "../..");
const stamp = join(root, "build/.sources");

/** Builds pages and server bundle into build/, unless the same sources were built already. Answers whether it built. */
export async function buildApp(signal?: AbortSignal): Promise<boolean> {
  const wanted = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
  printStep("start.building");
  rmSync(stamp, { force: true });
  const child = Bun.spawn(
    [process.execPath, "--bun", join(root, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"],
    {
      cwd: root,
      signal,
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
      env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
    },
  );
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code !== 0) {
    throw new StartError("start.buildFailed", {
      lines: `${out}${err}`.trim().split("\n").slice(-20).join("\n"),
    });
  }
  writeFileSync(stamp, wanted);
  return true;
}

function sourcesHash(): string {
  const hash = createHash("sha256");
  const single = ["vite.config.ts", "remix.config.js", "package.json", "bun.lockb", "tsconfig.json"];
  for (const path of [...single.map((file) => join(root, file)), ...filesIn("app"), ...filesIn("public")]) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|^\.schema-hash$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
