import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runPrisma } from "./run-prisma";

const root = resolve(import.meta.dir, "../..");
const generated = join(root, "app/platform/db/generated");

/** Makes Prisma's client when there is none or the schema has changed since. Answers whether it made one. */
export async function generateClient(): Promise<boolean> {
  const stamp = join(generated, ".schema-hash");
  const wanted = schemaHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
  const { ok, output } = await runPrisma(["generate"]);
  if (!ok) throw new Error(`prisma generate: ${output}`);
  writeFileSync(stamp, wanted);
  return true;
}

function schemaHash(): string {
  const hash = createHash("sha256");
  const folder = join(root, "prisma/schema");
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  hash.update(readFileSync(join(root, "node_modules/prisma/package.json")));
  return hash.digest("hex");
}
