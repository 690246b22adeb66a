import { checkTwilioAccount } from "~/channels/twilio-sms/check-account";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { AddedConnection } from "./add-meta-connection.server";
import type { AddSmsInput } from "./connections.schema";
import { insertConnection } from "./insert-connection.server";
import { keptTwilioUrl } from "./meta-access.server";
import { providerError } from "./provider-error.server";

/** Twilio's own pace for an ordinary number, in messages per second; a Messaging Service spreads over its numbers. */
const DEFAULT_RATE = 1;

/**
 * Connects an SMS sender of a Twilio account: a number, a short code or a Messaging Service. A sender that the account
 * lists must be among its own; where the credentials may not list any, Twilio's answer to the first message decides.
 * @throws AppError BAD_REQUEST (credentials, sender), CONFLICT (connected already), UNAVAILABLE (Twilio silent)
 */
export async function addSmsConnection(ctx: CompanyContext, input: AddSmsInput): Promise<AddedConnection> {
  const { name, accountSid, authToken, from } = input;
  const { twilioApiUrl } = appProcess().env;
  const answer = await checkTwilioAccount({ baseUrl: twilioApiUrl, accountSid, authToken });
  if (!answer.ok) throw providerError("Twilio", answer.refusal);
  const account = answer.value;
  if (account.status === "suspended" || account.status === "closed") {
    throw new AppError("BAD_REQUEST", "connections.errors.accountClosed");
  }
  const listed = account.senders;
  if (listed.length > 0 && !listed.some((sender) => sender.value === from)) {
    throw new AppError("BAD_REQUEST", "connections.errors.senderNotThere", { from });
  }
  const sender = from.startsWith("MG") ? { messagingServiceSid: from } : { from };
  const { id, state } = await insertConnection(ctx, {
    kind: "sms",
    name,
    address: from,
    externalId: `${accountSid}/${from}`,
    credentials: { accountSid, authToken, ...sender, ...keptTwilioUrl() },
    rate: input.rate ?? DEFAULT_RATE,
    details: { accountName: account.name, trial: account.trial },
  });
  return { id, kind: "sms", name, state, address: from };
}
