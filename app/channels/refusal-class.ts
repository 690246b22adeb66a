import type { RefusalReason, RefusalScope, Retry } from "./channel";

/** What one provider code means to us: the row type of every adapter's error table. */
export interface RefusalClass {
  readonly reason: RefusalReason;
  readonly scope: RefusalScope;
  readonly retry: Retry;
}
