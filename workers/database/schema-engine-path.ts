import { chmodSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dir, "../..");

/**
 * An executable for PRISMA_SCHEMA_ENGINE_BINARY: Prisma's CLI starts a program, and ours is a script for this very Bun.
 * See docs/decisions/schema-engine.md.
 */
export function schemaEnginePath(): string {
  const folder = join(root, "node_modules", ".cache", "mia");
  const path = join(folder, "schema-engine");
  const draft = `${path}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    draft,
    `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(join(root, "prisma/schema-engine.ts"))} "$@"\n`,
  );
  chmodSync(draft, 0o755);
  renameSync(draft, path);
  return path;
}

const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;
