import { getPhoneNumber } from "~/channels/meta-cloud/get-phone-number";
import { listPhoneNumbers } from "~/channels/meta-cloud/list-phone-numbers";
import type { MetaAccess } from "~/channels/meta-cloud/meta-access";
import type { MetaPhoneNumber } from "~/channels/meta-cloud/meta-phone-number";
import { newToken } from "~/platform/crypto/new-token";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { AddMetaInput } from "./connections.schema";
import type { ConnectionState } from "./core/connection-state";
import { dailyLimitOf, META_RATES } from "./core/meta-limits";
import { insertConnection } from "./insert-connection.server";
import { keptGraphUrl, newMetaAccess } from "./meta-access.server";
import { providerError } from "./provider-error.server";
import { subscribeConnection } from "./subscribe-connection.server";

export interface AddedConnection {
  id: string;
  kind: "meta" | "sms";
  name: string;
  state: ConnectionState;
  /** As the provider writes it. */
  address: string;
}

/**
 * Connects a WhatsApp number of the Cloud API: the token must open the number and its account. From tools it is active at once; from
 * the wizard it waits for a webhook and a delivered test. Meta is asked to send this number's webhooks to its own
 * address; when that does not work (a local address, say) the wizard shows what to paste.
 * @throws AppError BAD_REQUEST (token, ids), CONFLICT (connected already), UNAVAILABLE (Meta silent)
 */
export async function addMetaConnection(
  ctx: CompanyContext,
  input: AddMetaInput & { portfolioName?: string },
): Promise<AddedConnection> {
  const { name, phoneNumberId, wabaId, portfolioId, token, appSecret } = input;
  const access = newMetaAccess(token);
  const answer = await getPhoneNumber(access, phoneNumberId);
  if (!answer.ok) throw providerError("Meta", answer.refusal);
  await mustBeOfAccount(access, phoneNumberId, wabaId);
  const number = answer.value;
  const verifyToken = input.verifyToken ?? newToken().slice(0, 24);
  const limit = dailyLimitOf(number.dailyLimit);
  const address = addressOf(number);
  const { id, state } = await insertConnection(ctx, {
    kind: "meta",
    name,
    address,
    externalId: phoneNumberId,
    wabaId,
    portfolio: {
      externalId: portfolioId,
      name: input.portfolioName,
      dailyLimit: limit === "unlimited" ? null : limit,
    },
    credentials: { phoneNumberId, wabaId, portfolioId, token, appSecret, verifyToken, ...keptGraphUrl() },
    rate: input.rate ?? number.messagesPerSecond ?? META_RATES.standard,
    quality: number.quality,
    details: numberDetails(number),
  });
  await subscribeConnection(ctx, id);
  return { id, kind: "meta", name, state, address };
}

/** Templates and webhooks go by the account: with the wrong one the number would send and never hear. */
async function mustBeOfAccount(access: MetaAccess, phoneNumberId: string, wabaId: string): Promise<void> {
  const numbers = await listPhoneNumbers(access, wabaId);
  if (!numbers.ok) {
    // No word of Meta's about it: subscribing the account is the next call, and says what is wrong.
    if (numbers.refusal.code.startsWith("http-")) return;
    const error = providerError("Meta", numbers.refusal);
    const hidden = error.messageKey === "connections.errors.notVisibleMeta";
    if (!hidden) throw error;
    throw new AppError("BAD_REQUEST", "connections.errors.accountNotVisible", {
      ...error.params,
      account: wabaId,
    });
  }
  if (numbers.value.length === 0 || numbers.value.some(({ id }) => id === phoneNumberId)) return;
  throw new AppError("BAD_REQUEST", "connections.errors.numberOfOther", {
    number: phoneNumberId,
    account: wabaId,
  });
}

/** "+55 11 3000-0000" → "+551130000000"; the id when Meta shows no number. */
function addressOf({ displayPhone, id }: MetaPhoneNumber): string {
  const digits = displayPhone.replace(/\D/g, "");
  return digits === "" ? id : `+${digits}`;
}

/** What Meta says about the number, as last seen. */
export function numberDetails(number: MetaPhoneNumber): Record<string, string | number> {
  const { displayPhone, verifiedName, status, nameStatus, messagesPerSecond } = number;
  const facts = { displayPhone, verifiedName, status, nameStatus, messagesPerSecond };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;
}
