import UserRound from "lucide-react/icons/user-round";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { useThreadView } from "./thread-context";

/** Contacts that were shared. */
export function ContactCards({ contacts }: { contacts: ThreadMessage["contacts"] }) {
  const { t } = useThreadView();
  return (
    <span className="col gap-2">
      {contacts.map(({ name, phones }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards of one message never move.
        <span key={at} className="card-b">
          <Icon of={UserRound} size="l" />
          <span className="grow">
            <span className="med" dir="auto">
              {name || t("types.contacts")}
            </span>
            {phones.map((phone) => (
              <span key={phone} className="sm t2 num" dir="ltr">
                {phone}
              </span>
            ))}
          </span>
        </span>
      ))}
    </span>
  );
}
