import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "~/platform/env/env";
import { type StartSentence, sayBoth } from "~/platform/env/say-both";

interface Demo {
  email?: string;
  password?: string;
}

/** The line that tools wait for, and a box with the demo's log-in for a person. */
export function printReady(env: Env): void {
  const demo = readDemo(env.dataDir);
  const rows: [string, string][] = [];
  if (demo.email) rows.push([label("start.email"), demo.email]);
  if (demo.password) rows.push([label("start.password"), demo.password]);
  if (env.sandbox) rows.push([label("start.sandbox"), `http://localhost:${env.sandboxPort}`]);
  const width = Math.max(...rows.map(([name]) => name.length), 0);
  const lines = [...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), label("start.ctrlC")];
  console.log(`\nReady: ${env.appUrl}\n`);
  console.log(box(lines));
}

function readDemo(dataDir: string): Demo {
  const path = join(dataDir, "demo.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Demo) : {};
}

function label(key: StartSentence): string {
  return [...new Set(sayBoth(key).split("\n"))].join(" · ");
}

function box(lines: string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const rule = "─".repeat(width + 2);
  return [`┌${rule}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${rule}┘`].join("\n");
}
