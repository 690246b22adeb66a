import { createSign } from "node:crypto";
import { z } from "zod";
import { askStore, refusalOf } from "./ask-store.server";
import { storeFailure } from "./store-failure";

/** What we need of a service account's key file. */
export const googleKey = z.object({
  client_email: z.string().min(1),
  private_key: z.string().includes("PRIVATE KEY"),
  private_key_id: z.string().optional(),
  token_uri: z.url().default("https://oauth2.googleapis.com/token"),
});
export type GoogleKey = z.infer<typeof googleKey>;

const SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";
const LIFE_SECONDS = 3_600;
/** Renewed this long before it ends, so that none ends on the way. */
const EARLY_SECONDS = 120;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().default(LIFE_SECONDS),
});
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A signed word of the service account that it wants a token (Google, "Using OAuth 2.0 for server to server"). */
function assertionOf(key: GoogleKey, now: Date): string {
  const iat = Math.floor(now.getTime() / 1_000);
  const header = { alg: "RS256", typ: "JWT", ...(key.private_key_id && { kid: key.private_key_id }) };
  const claims = { iss: key.client_email, scope: SCOPE, aud: key.token_uri, iat, exp: iat + LIFE_SECONDS };
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key.private_key, "base64url")}`;
}

/** → the account's token of the hour, asked for once however many want it. @throws AppError UNAVAILABLE */
export function googleTokens(key: GoogleKey, now: () => Date): () => Promise<string> {
  let current: { token: Promise<string>; until: number } | undefined;
  async function fetchToken(): Promise<string> {
    const answer = await askStore(() => ({
      method: "POST",
      url: key.token_uri,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        assertion: assertionOf(key, now()),
      }).toString(),
    }));
    if (!answer.ok) throw storeFailure(`token ${await refusalOf(answer)}`);
    const read = tokenAnswer.safeParse(await answer.json().catch(() => undefined));
    if (!read.success) throw storeFailure("token without access_token");
    if (current) current.until = now().getTime() + (read.data.expires_in - EARLY_SECONDS) * 1_000;
    return read.data.access_token;
  }
  return () => {
    if (current && current.until > now().getTime()) return current.token;
    const token = fetchToken();
    const made = { token, until: now().getTime() + (LIFE_SECONDS - EARLY_SECONDS) * 1_000 };
    current = made;
    token.catch(() => {
      if (current === made) current = undefined;
    });
    return token;
  };
}
