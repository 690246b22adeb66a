import type { World } from "../world";
import { hashText } from "./random";
import { type TwilioRegistration, twilioRegistrationSchema } from "./registry";

/** Makes or changes a Twilio account with its senders and services. Safe to repeat; numbers not named stay. */
export function registerTwilio(world: World, registration: TwilioRegistration): void {
  const given = twilioRegistrationSchema.parse(registration);
  const account = world.twilio.get(given.accountSid) ?? {
    sid: given.accountSid,
    authToken: given.authToken,
    friendlyName: given.friendlyName ?? "Sandbox",
    suspended: false,
    balance: "1000.00",
    advancedOptOut: false,
    numbers: new Map(),
    services: new Map(),
    stopped: new Set<string>(),
  };
  account.authToken = given.authToken;
  if (given.friendlyName) account.friendlyName = given.friendlyName;
  if (given.advancedOptOut !== undefined) account.advancedOptOut = given.advancedOptOut;
  for (const { phone, smsUrl } of given.numbers) {
    const old = account.numbers.get(phone);
    const sid = old?.sid ?? `PN${hashText(phone).toString(16).padStart(8, "0").repeat(4)}`;
    account.numbers.set(phone, { sid, phone, smsUrl: smsUrl ?? old?.smsUrl, freeAt: old?.freeAt ?? 0 });
  }
  for (const { sid, name, phones, inboundUrl } of given.messagingServices ?? []) {
    account.services.set(sid, { sid, name: name ?? sid, phones, inboundUrl, next: 0 });
  }
  world.twilio.set(account.sid, account);
  world.onRemember();
}
