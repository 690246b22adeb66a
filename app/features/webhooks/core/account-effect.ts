import type { ConnectionStopReason } from "~/features/connections/core/connection-state";

/** What an account-level webhook does to the connections of that business account. */
export type AccountEffect =
  | { do: "stop"; state: "needs-reconnect" | "blocked"; why: ConnectionStopReason }
  /** The block is lifted. */
  | { do: "unblock" }
  /** Written down for people to read; nothing stops. */
  | { do: "note" };

/** Restrictions under which nothing goes out any more (Meta, "account_update", restriction types). */
const NO_SENDING = ["RESTRICTED_BIZ_INITIATED_MESSAGING", "RESTRICTED_CUSTOMER_INITIATED_MESSAGING"];

/**
 * Reads `account_update`. A violation is a warning; a restriction of messaging and a disabled account block; an account that
 * left us needs to be connected again. A planned disabling (SCHEDULE_FOR_DISABLE) is told, not acted upon.
 */
export function accountEffect(event: string, restriction = ""): AccountEffect {
  const words = restriction.toUpperCase().split(",");
  switch (event.toUpperCase()) {
    case "ACCOUNT_RESTRICTION":
      return words.some((word) => NO_SENDING.includes(word))
        ? { do: "stop", state: "blocked", why: "account-locked" }
        : { do: "note" };
    case "DISABLED_UPDATE":
      if (words.includes("REINSTATE")) return { do: "unblock" };
      return words.includes("DISABLE")
        ? { do: "stop", state: "blocked", why: "account-locked" }
        : { do: "note" };
    case "ACCOUNT_RECONNECTED":
      return { do: "unblock" };
    case "ACCOUNT_DELETED":
    case "ACCOUNT_OFFBOARDED":
    case "PARTNER_REMOVED":
    case "PARTNER_APP_UNINSTALLED":
      return { do: "stop", state: "needs-reconnect", why: "permission" };
    default:
      return { do: "note" };
  }
}
