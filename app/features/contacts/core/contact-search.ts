import { foldText } from "./fold-text";
import { phoneMatchKey } from "./phone-match-key";

interface Searchable {
  firstName: string;
  lastName: string;
  /** E.164 */
  phone: string | null;
  email: string | null;
}

/**
 * What the column `contact.search` holds: folded name, then the phone's digits (and the key of its other spellings, where
 * that differs), then the e-mail, in this order. Whoever writes a contact writes this.
 */
export function contactSearch({ firstName, lastName, phone, email }: Searchable): string {
  const digits = phone?.replace(/\D+/g, "") ?? "";
  const key = phone ? phoneMatchKey(phone) : "";
  return [foldText(`${firstName} ${lastName}`), digits, key === digits ? "" : key, email?.toLowerCase() ?? ""]
    .filter((part) => part !== "")
    .join(" ");
}
