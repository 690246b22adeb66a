import pg from "pg";

/**
 * A pool that outlives the loss of its connections. pg tells of one by an `error` event, on the pool for an idle
 * connection and on the client itself for one that is in use between two statements; without a listener on both, a
 * database restart would end the process. Whoever uses the connection next gets the loss as an error.
 */
export function openPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(settings);
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
