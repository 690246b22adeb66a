import type { ChatBusiness } from "../../customers/phone-book";
import { phoneOf } from "../../state/phone";
import type { OwnerAccount } from "../people/owner-account";

const PREFIX = "qr-";

/** A number linked by QR, as the customers' phones show it. Its key is `qr-` and its digits. */
export function qrBusiness(owner: OwnerAccount): ChatBusiness {
  return {
    key: PREFIX + owner.digits,
    channel: "whatsapp",
    name: owner.name,
    displayPhone: phoneOf(owner.digits),
  };
}

/** The digits behind such a key; nothing for Meta's and Twilio's numbers. */
export function qrDigits(key: string): string | undefined {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
}
