import { type LeasedInbound, leaseInbound, renewInbound } from "~/features/webhooks/inbound-queue.sql.server";
import { type Applying, applyBatch } from "./apply-batch";

const MOST_WEBHOOKS = 200;
const MOST_BYTES = 6 * 1024 * 1024;
/** Whoever dies with webhooks in hand holds them up for this long; whoever lives and is slow renews. */
const LEASE_SECONDS = 4;
const RENEW_MS = 1_500;

export interface AppliedDue {
  webhooks: number;
  events: number;
}

/** Takes what is due, up to a few hundred webhooks, and applies it. Nothing due: both are 0. */
export async function applyDue(applying: Applying): Promise<AppliedDue> {
  const leases = await leaseInbound(applying.database.intake, MOST_WEBHOOKS, LEASE_SECONDS);
  leases.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  const stopRenewing = keepLeases(applying, leases);
  try {
    let events = 0;
    for (const slice of byBytes(leases)) events += await applyBatch(applying, slice);
    return { webhooks: leases.length, events };
  } finally {
    stopRenewing();
  }
}

/** A batch that outlives its lease would be taken by another hand too, and make a slow database slower. */
function keepLeases({ database }: Applying, leases: LeasedInbound[]): () => void {
  if (leases.length === 0) return () => {};
  const ids = leases.map(({ id }) => id);
  // A renewal that fails costs nothing but work done twice.
  const renew = () => void renewInbound(database.intake, ids, LEASE_SECONDS).catch(() => {});
  const timer = setInterval(renew, RENEW_MS);
  return () => clearInterval(timer);
}

/** So many webhooks at once as fit into memory comfortably; at least one. */
function byBytes(leases: LeasedInbound[]): LeasedInbound[][] {
  const slices: LeasedInbound[][] = [];
  let bytes = MOST_BYTES;
  for (const lease of leases) {
    if (bytes + lease.bytes > MOST_BYTES) {
      slices.push([]);
      bytes = 0;
    }
    slices.at(-1)!.push(lease);
    bytes += lease.bytes;
  }
  return slices;
}
