import { join, resolve } from "node:path";
import { schemaEnginePath } from "./schema-engine-path";

const root = resolve(import.meta.dir, "../..");

/**
 * Runs Prisma's own command line, always with the schema-engine stand-in, so that every machine behaves alike. The
 * database is named by `url` only. Answers what it printed; `ok` is false when it failed.
 */
export async function runPrisma(words: string[], url?: string): Promise<{ ok: boolean; output: string }> {
  const child = Bun.spawn([process.execPath, join(root, "node_modules/prisma/build/index.js"), ...words], {
    cwd: root,
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: schemaEnginePath(),
      PRISMA_DATABASE_URL: url,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      NO_COLOR: "1",
    },
  });
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  return { ok: code === 0, output: `${out}${err}`.trim() };
}
