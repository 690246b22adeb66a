import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refusal } from "./refusal";

/** Where to call, and as whom. */
export interface Server {
  url: string;
  apiKey: string;
}

type Environment = Record<string, string | undefined>;

/**
 * MIA_URL and MIA_API_KEY, or the local demo's. The demo's key goes to the demo's own address only.
 * @throws Refusal when neither is there
 */
export function findServer({ MIA_URL, MIA_API_KEY, DATA_DIR }: Environment): Server {
  const apiKey = MIA_API_KEY?.trim();
  const url = MIA_URL?.trim() ? readUrl(MIA_URL.trim()) : undefined;
  if (apiKey && !/^[\x21-\x7e]+$/.test(apiKey)) throw new Refusal("cli.errors.keyMalformed");
  if (url && apiKey) return { url, apiKey };
  const demo = readDemo(resolve(DATA_DIR?.trim() || ".data"));
  if (!demo) {
    const missing = url ? "MIA_API_KEY" : apiKey ? "MIA_URL" : undefined;
    throw missing ? new Refusal("cli.errors.otherHalf", { missing }) : new Refusal("cli.errors.noServer");
  }
  if (url && url !== readUrl(demo.url)) throw new Refusal("cli.errors.otherHalf", { missing: "MIA_API_KEY" });
  return { url: url ?? readUrl(demo.url), apiKey: apiKey || demo.apiKey };
}

/** What `start` left in DATA_DIR; undefined when there is none. */
export function readDemo(dataDir: string): Server | undefined {
  const path = join(dataDir, "demo.json");
  try {
    const { url, apiKey } = JSON.parse(readFileSync(path, "utf8")) as Partial<Server>;
    if (typeof url === "string" && typeof apiKey === "string") return { url, apiKey };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  }
  throw new Refusal("cli.errors.demoUnreadable", { path });
}

function readUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Refusal("cli.errors.urlMalformed", { url: text });
  return url.href.replace(/\/+$/, "");
}
