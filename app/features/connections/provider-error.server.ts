import type { ProviderRefusal } from "~/channels/provider-answer";
import { AppError } from "~/platform/errors/app-error";

type Provider = "Meta" | "Twilio";

/** Codes with which Meta says that a token may not see the thing named: gone, another app's, or not allowed. */
const NOT_VISIBLE = new Set(["permission", "bad-request", "not-registered", "configuration", "unknown-code"]);

/** A refused management call as a sentence for the person who asked. The provider's code stays in it. */
export function providerError(provider: Provider, refusal: ProviderRefusal): AppError {
  const { code, reason } = refusal;
  if (reason === "token-dead")
    return new AppError("BAD_REQUEST", `connections.errors.token${provider}`, { code });
  if (reason === "transient")
    return new AppError("UNAVAILABLE", "connections.errors.silent", { provider, code });
  if (reason === "account-quota" || reason === "number-rate") {
    return new AppError("TOO_MANY_REQUESTS", "connections.errors.quota", { provider, code });
  }
  if (NOT_VISIBLE.has(reason)) {
    return new AppError("BAD_REQUEST", `connections.errors.notVisible${provider}`, { code });
  }
  return new AppError("BAD_REQUEST", "connections.errors.refused", { provider, code });
}
