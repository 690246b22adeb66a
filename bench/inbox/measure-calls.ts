import pg from "pg";

export interface CallTimes {
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Statements of one call, BEGIN and COMMIT apart; the most of all calls. */
  queries: number;
}

let statements = 0;
const send = pg.Client.prototype.query;
// biome-ignore lint/suspicious/noExplicitAny: pg's query has nine overloads
pg.Client.prototype.query = function count(this: pg.Client, ...args: any[]): any {
  const text = typeof args[0] === "string" ? args[0] : args[0]?.text;
  if (!/^(BEGIN|COMMIT|ROLLBACK)/.test(text ?? "")) statements += 1;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  return (send as any).apply(this, args);
};

const round = (value: number) => Math.round(value * 10) / 10;

/** One call after the other, each with the number of its turn; the first few, which fill caches, are not counted. */
export async function measureCalls(
  calls: number,
  call: (turn: number) => Promise<unknown>,
): Promise<CallTimes> {
  const warm = Math.ceil(calls / 10);
  const times: number[] = [];
  let queries = 0;
  for (let turn = 0; turn < calls + warm; turn += 1) {
    statements = 0;
    const started = performance.now();
    await call(turn);
    if (turn < warm) continue;
    times.push(performance.now() - started);
    queries = Math.max(queries, statements);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), queries };
}
