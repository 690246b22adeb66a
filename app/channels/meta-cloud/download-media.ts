import { createHash } from "node:crypto";
import { BrokenFile } from "../broken-file";
import { fetchFile } from "../fetch-file";
import { firstText, objectOf } from "../narrow-json";
import type { FileFailure, FileLimits, ProviderFile } from "../provider-file";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

/** Where Graph lets files be fetched: the token goes to these and to Graph itself, to nobody else. */
const FILE_HOSTS = ["fbsbx.com", "fbcdn.net", "facebook.com", "whatsapp.net"];

/** Codes that say that there is no such object, or none for us (Graph, "Error codes": 100 with a missing object). */
const MISSING = new Set(["100", "803"]);

export interface MetaFile {
  mediaId: string;
  phoneNumberId: string;
  /** As the webhook said: base64, or hexadecimal as Graph says it elsewhere. */
  sha256?: string;
}

const failure = (problem: FileFailure["problem"], detail: string): FileFailure => ({
  ok: false,
  problem,
  detail,
});

/**
 * Opens a file that somebody sent to a number of the Cloud API: `GET /{media id}` for an address of five minutes, then
 * that address with the same token. A redirect is not followed. Never throws; its body does, with BrokenFile.
 */
export async function downloadMetaMedia(
  access: MetaAccess,
  file: MetaFile,
  limits: FileLimits,
): Promise<ProviderFile> {
  const answer = await graphRequest(access, {
    path: encodeURIComponent(file.mediaId),
    query: { phone_number_id: file.phoneNumberId },
    timeoutMs: limits.patienceMs,
  });
  if (!answer.ok) {
    const { code, detail } = answer.refusal;
    return failure(MISSING.has(code) ? "gone" : "transient", `${code} ${detail}`);
  }
  const described = objectOf(answer.value);
  const bytes = Number(described.file_size ?? 0);
  if (bytes > limits.mostBytes) return failure("too-large", `${bytes} bytes`);
  const url = URL.parse(firstText(described.url) ?? "");
  if (!url || !isOfGraph(url, access)) return failure("wrong-host", `not a host of Meta's: ${url?.host}`);
  const headers = { authorization: `Bearer ${access.token}` };
  const opened = await fetchFile({ ...limits, url, headers });
  if (opened.ok === "moved") return failure("wrong-host", "it points elsewhere");
  // The media id is known, so an address that is not there has only grown too old: ask for a new one.
  if (!opened.ok) return opened.problem === "gone" ? { ...opened, problem: "transient" } : opened;
  return file.sha256 ? { ok: true, body: withHash(opened.body, file.sha256) } : opened;
}

function isOfGraph(url: URL, { baseUrl }: MetaAccess): boolean {
  if (url.username !== "" || url.password !== "") return false;
  if (url.origin === new URL(baseUrl).origin) return true;
  if (url.protocol !== "https:" || url.port !== "") return false;
  return FILE_HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

async function* withHash(
  body: AsyncGenerator<Uint8Array, void>,
  expected: string,
): AsyncGenerator<Uint8Array, void> {
  const hash = createHash("sha256");
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
  const digest = hash.digest();
  const same = expected === digest.toString("base64") || expected.toLowerCase() === digest.toString("hex");
  if (!same) throw new BrokenFile("tampered", "its hash is another");
}
