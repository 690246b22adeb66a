import { type InboxKeys as Keys, useInboxKeys } from "./use-inbox-keys";

/** The keyboard of the inbox, loaded once the list stands. Draws nothing. */
export default function InboxKeys(props: Keys) {
  useInboxKeys(props);
  return null;
}
