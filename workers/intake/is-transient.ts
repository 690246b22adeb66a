/** SQLSTATE classes and codes that say nothing about the data: connection, resources, operator, lock and order of commits. */
const CLASSES = ["08", "53", "57", "58"];
const CODES = new Set(["40001", "40P01", "55P03", "25P03", "25P04", "55000"]);
const NETWORK =
  /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|terminat|timeout|timed out|Connection|socket|closed the connection/i;
/** Prisma: no connection, transaction expired or not started in time, write conflict. */
const PRISMA = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"]);

/** Whether the same work may succeed when it is simply done again. Anything else is the event's own fault. */
export function isTransient(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at && depth < 6; depth += 1) {
    const { code, message, meta, cause } = at as {
      code?: unknown;
      message?: unknown;
      meta?: { code?: unknown; driverAdapterError?: unknown };
      cause?: unknown;
    };
    const sqlState = sqlStateOf(at) ?? (typeof meta?.code === "string" ? meta.code : undefined);
    if (sqlState) return CODES.has(sqlState) || CLASSES.includes(sqlState.slice(0, 2));
    if (typeof code === "string" && PRISMA.has(code)) return true;
    if (typeof message === "string" && NETWORK.test(message) && !meta?.driverAdapterError) return true;
    at = meta?.driverAdapterError ?? cause;
  }
  return false;
}

/** A driver adapter's error keeps Postgres' own code in `originalCode`. */
function sqlStateOf(error: unknown): string | undefined {
  const { code, originalCode } = error as { code?: unknown; originalCode?: unknown };
  for (const one of [originalCode, code]) {
    if (typeof one === "string" && /^[0-9A-Z]{5}$/.test(one) && !/^P\d{4}$/.test(one)) return one;
  }
  return undefined;
}
