const TRIES = 3;

/** Does it again when Postgres broke a deadlock by stopping us: whoever we stood across has gone on by then. */
export async function afterDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES || !isDeadlock(error)) throw error;
    }
  }
}

/** Prisma and its adapter each wrap Postgres' error in another place. */
function isDeadlock(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at && depth < 5; depth += 1) {
    const { code, originalCode, message, meta, cause } = at as Record<string, unknown>;
    if (code === "40P01" || originalCode === "40P01" || /deadlock detected/.test(String(message ?? "")))
      return true;
    at = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError ?? cause;
  }
  return false;
}
