import { findSession, type SessionInfo } from "~/features/auth/find-session.server";
import { type ApiKeyInfo, findApiKey } from "~/features/companies/find-api-key.server";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import { isSameSiteWrite } from "~/server/core/is-same-site-write";
import { throttleCalls } from "./throttle-calls.server";

/** Who calls the API: a person by their cookie, or a program by a company's key. */
export type Caller =
  | { kind: "session"; session: SessionInfo }
  | { kind: "api-key"; key: ApiKeyInfo }
  | { kind: "nobody" };

/**
 * Reads `Authorization: Bearer mia_…` first; a wrong key is refused even when a cookie is there. Calls by cookie that
 * may change something must come from our own pages.
 * @throws AppError UNAUTHORIZED, FORBIDDEN, TOO_MANY_REQUESTS
 */
export async function identifyCaller(request: Request, clientAddress: string): Promise<Caller> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return { kind: "api-key", key: await readKey(authorization, clientAddress) };
  const hosts = [new URL(appProcess().env.appUrl).host, new URL(request.url).host];
  if (!hosts.some((host) => isSameSiteWrite(request.method, request.headers, host))) {
    throw new AppError("FORBIDDEN", "common.errors.crossSite");
  }
  const session = await findSession(request);
  return session ? { kind: "session", session } : { kind: "nobody" };
}

async function readKey(authorization: string, clientAddress: string): Promise<ApiKeyInfo> {
  const text = /^Bearer (mia_[\w-]{43})$/.exec(authorization)?.[1];
  const key = text ? await findApiKey(text) : undefined;
  if (key) {
    await throttleCalls("key", key.apiKeyId);
    return key;
  }
  await throttleCalls("wrong-key", clientAddress);
  throw new AppError("UNAUTHORIZED", "api-keys.errors.unknownKey");
}
