import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import type { ContactFilter } from "./core/contact-filter";
import { writeContactFilter } from "./core/write-contact-filter";
import { countContactIds } from "./count-contact-ids.sql.server";

export interface ContactCount {
  count: number;
  /** When it was counted, where that was not just now. */
  countedAt: Date | null;
}

/** Up to here counting takes a few milliseconds and is done each time. */
const CHEAP = 10_000;
const FRESH_MS = 60_000;
const STALE_MS = 3_600_000;
const MOST_KEPT = 500;

interface Kept {
  count: number;
  at: Date;
  /** The count under way, so that ten readers ask once. */
  renewing?: Promise<number>;
}

const kept = new Map<string, Kept>();

/**
 * How many contacts match. Exact each time up to 10,000; above that kept for a minute in this process and then renewed
 * behind the reader's back, and the answer says when it was counted.
 */
export async function countContacts(ctx: CompanyContext, filter: ContactFilter): Promise<ContactCount> {
  const key = `${ctx.companyId}?${writeContactFilter(filter)}`;
  const now = appProcess().clock.now();
  const known = kept.get(key);
  if (known && now.getTime() - known.at.getTime() < STALE_MS) {
    if (now.getTime() - known.at.getTime() >= FRESH_MS) renew(ctx, filter, key, known);
    return { count: known.count, countedAt: known.at };
  }
  const cheap = await countContactIds(ctx, filter, CHEAP + 1);
  if (cheap <= CHEAP) return { count: cheap, countedAt: null };
  const count = await countContactIds(ctx, filter);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, { count, at: now });
  return { count, countedAt: null };
}

/** For who just added or removed many: the next count is a new one. */
export function forgetCounts(companyId: string): void {
  for (const key of kept.keys()) if (key.startsWith(companyId)) kept.delete(key);
}

function renew(ctx: CompanyContext, filter: ContactFilter, key: string, known: Kept): void {
  if (known.renewing) return;
  known.renewing = countContactIds(ctx, filter);
  known.renewing.then(
    (count) => (count > CHEAP ? kept.set(key, { count, at: appProcess().clock.now() }) : kept.delete(key)),
    () => kept.delete(key),
  );
}
