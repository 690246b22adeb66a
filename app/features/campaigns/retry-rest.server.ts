import type { CompanyContext } from "~/platform/db/company-types";
import type { RetryJobPayload } from "./campaigns.jobs";
import { RETRY_SLICE, retrySlice } from "./retry-slice.sql.server";

/** What is left of a retry of many people, slice by slice. */
export async function retryRest(ctx: CompanyContext, payload: RetryJobPayload, now: Date): Promise<void> {
  for (;;) {
    const n = await ctx.transaction((tx) => retrySlice(tx, payload, now));
    if (n < RETRY_SLICE) return;
  }
}
