import { createHash, createHmac } from "node:crypto";

export interface S3Keys {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest("hex");
const hmac = (key: Uint8Array | string, data: string) => createHmac("sha256", key).update(data).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Headers that sign a request to S3 (AWS, "Signature Version 4", with the body's hash). The path must be made of
 * characters that need no escaping.
 * @param headers further ones to be signed, in small letters
 */
export function signS3(
  request: { method: string; url: URL; body?: Uint8Array | string; headers?: Record<string, string> },
  { accessKeyId, secretAccessKey, region }: S3Keys,
  now: Date,
): Record<string, string> {
  const { method, url, body = "" } = request;
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = time.slice(0, 8);
  const hash = sha256(body);
  const signed: Record<string, string> = {
    ...request.headers,
    host: url.host,
    "x-amz-content-sha256": hash,
    "x-amz-date": time,
  };
  const names = Object.keys(signed).sort();
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const lines = names.map((name) => `${name}:${signed[name]!.trim()}\n`).join("");
  const canonical = [method, url.pathname, query, lines, names.join(";"), hash].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const ofDay = hmac(`AWS4${secretAccessKey}`, day);
  const signing = hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
  const signature = hmac(signing, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n")).toString(
    "hex",
  );
  const { host: _, ...sent } = signed;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}
