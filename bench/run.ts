import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [name, ...flags] = process.argv.slice(2);
const names = readdirSync(import.meta.dir)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));

const unknown = flags.filter((flag) => flag !== "--full");
if (!name || !existsSync(join(import.meta.dir, `${name}.ts`)) || unknown.length > 0) {
  console.error(`Usage: bun run bench NAME [--full]\nNAME is one of: ${names.join(", ")}`);
  process.exit(2);
}

/** Each benchmark prints a table; its figures are the last line, as JSON. */
interface Benchmark {
  run(options: { full: boolean }): Promise<Record<string, unknown>>;
}
const { run } = (await import(join(import.meta.dir, `${name}.ts`))) as Benchmark;
const figures = await run({ full: flags.includes("--full") });
console.log(JSON.stringify({ bench: name, ...figures }));
process.exit(0);
