import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import type { SandboxPhone } from "../sandbox-view";

/** A pretend phone's name and what it does, in the reader's language. */
export function usePhoneWords(): (phone: SandboxPhone) => { name: string; does: string; number: string } {
  const t = useT("sandbox");
  const say = t as unknown as (key: string) => string;
  return ({ phone, name, describe, magic }) => {
    const number = formatPhone(phone);
    if (magic) return { name: say(`${describe}.name`), does: say(`${describe}.does`), number };
    return { name: name || number, does: say(describe), number };
  };
}
