import type { Pending } from "./pending";

const KEY = "mia-outbox";

/** Own messages that were under way, over a reload of this tab. Where storage is forbidden, nothing is kept. */
export const keptPending = {
  write(pending: readonly Pending[]): void {
    try {
      if (pending.length === 0) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, JSON.stringify(pending));
    } catch {
      return;
    }
  },
  /** Only those of this person: somebody else may have logged in since. */
  read(userId: string): Pending[] {
    try {
      const all = JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as Pending[];
      return all.filter((one) => one.userId === userId);
    } catch {
      return [];
    }
  },
};
