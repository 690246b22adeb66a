import type { Network } from "../network";
import type { OwnerAccount } from "../people/owner-account";

/** The restriction in the words of WhatsApp's answers; times in seconds. */
export function reachoutState(network: Network, owner: OwnerAccount) {
  const until = owner.treatment.reachoutLockedUntil ?? 0;
  const active = until > network.now();
  return {
    is_active: active,
    ...(active ? { time_enforcement_ends: String(Math.floor(until / 1000)) } : {}),
    enforcement_type: "DEFAULT",
  };
}
