import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartError } from "~/platform/env/start-error";
import { checkDataDir } from "../database/check-data-dir";
import { printStep } from "./print-step";

const root = resolve(import.meta.dir, "../..");
const stamp = join(root, "node_modules/.cache/mia/installed");
const FRESH_MEGABYTES = 1500;
const UPDATE_MEGABYTES = 300;

/** Installs what the lock file names, unless that was done already. Answers whether it installed. Needs nothing itself. */
export async function installPackages(): Promise<boolean> {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
  checkDataDir(root, existsSync(join(root, "node_modules")) ? UPDATE_MEGABYTES : FRESH_MEGABYTES);
  printStep("start.installing");
  const child = Bun.spawn([process.execPath, "install", "--frozen-lockfile"], {
    cwd: root,
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    // Development packages build the pages; NODE_ENV=production must not leave them out.
    env: { ...process.env, NODE_ENV: "development" },
  });
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code !== 0) {
    throw new StartError("start.installFailed", {
      lines: `${out}${err}`.trim().split("\n").slice(-8).join("\n"),
    });
  }
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function lockHash(): string {
  const hash = createHash("sha256").update(`${Bun.version} ${process.platform} ${process.arch}`);
  for (const file of ["bun.lockb", "package.json", "bunfig.toml"])
    hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
