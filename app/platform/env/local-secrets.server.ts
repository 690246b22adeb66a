import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalSecrets } from "./env";

/** Reads what `bun start` left in DATA_DIR, and makes encryption keys on their first use (mode 0600). */
export function readLocalSecrets(dataDir: string): LocalSecrets {
  return {
    databaseUrl: readJson<{ url?: string }>(join(dataDir, "database.json"))?.url,
    encryptionKeys: ensureEncryptionKeys(dataDir),
  };
}

/** Where the embedded database answers; written by whoever started it. */
export function writeLocalDatabase(dataDir: string, url: string): void {
  const path = join(dataDir, "database.json");
  const draft = draftOf(path, { url });
  rmSync(path, { force: true });
  linkSync(draft, path);
  rmSync(draft);
}

/** The embedded database is down: whoever asks then is told to start it. */
export function forgetLocalDatabase(dataDir: string): void {
  rmSync(join(dataDir, "database.json"), { force: true });
}

function ensureEncryptionKeys(dataDir: string): string {
  const path = join(dataDir, "secrets.json");
  const known = readJson<{ encryptionKeys?: string }>(path)?.encryptionKeys;
  if (known) return known;
  mkdirSync(dataDir, { recursive: true });
  const draft = draftOf(path, { encryptionKeys: `local:${randomBytes(32).toString("base64")}` });
  try {
    // A link fails when another process was first: then its keys are the ones.
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readJson<{ encryptionKeys?: string }>(path)?.encryptionKeys;
  if (!made) throw new Error(`${path} holds no encryptionKeys`);
  return made;
}

function draftOf(path: string, content: object): string {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return draft;
}

function readJson<Shape>(path: string): Shape | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Shape;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
