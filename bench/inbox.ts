import pg from "pg";
import { inboxCalls } from "./inbox/inbox-calls";
import { type CallTimes, measureCalls } from "./inbox/measure-calls";
import { offsetPage, oneByOnePage } from "./inbox/peer-lists";
import { seedInbox } from "./inbox/seed-inbox";
import { readCompany } from "./inbox/seeded-company";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";

/** Companies whose pages are asked for: the largest ones, which have most of what there is. */
const ASKED = 10;
const DEEP_PAGE = 2_000;

/**
 * Lists, filters, threads and search behind the walls, as their readers ask them, over a million messages in 100 companies
 * of very different size; `--full`: ten million in a million conversations. Beside them the same page by OFFSET, and asked
 * row by row.
 */
export async function run({ full }: { full: boolean }) {
  const postgres = await openBenchPostgres();
  const clients = [new pg.Client(postgres.url), new pg.Client(postgres.url)];
  try {
    for (const client of clients) await client.connect();
    const started = performance.now();
    const seeded = await seedInbox(clients, { companies: 100, conversations: full ? 1_000_000 : 100_000 });
    const seedSeconds = Math.round((performance.now() - started) / 1000);
    return { seedSeconds, ...(await measureInbox(postgres.url, clients[0]!, seeded, full ? 400 : 200)) };
  } finally {
    for (const client of clients) await client.end();
    await postgres.remove();
  }
}

/** Of a database that is filled already. */
export async function measureInbox(
  url: string,
  client: pg.Client,
  seeded: Awaited<ReturnType<typeof seedInbox>>,
  calls: number,
) {
  const { app } = openBenchProcess(url);
  const companies = [];
  for (const one of seeded.slice(0, ASKED)) companies.push(await readCompany(client, app.database, one));
  const [largest] = companies;
  const depth = Math.min(DEEP_PAGE * 30, Math.floor(largest!.conversations * 0.8));
  const { rows } = await client.query(
    "SELECT last_message_at AS at, id FROM conversation WHERE company_id = $1 AND last_message_at IS NOT NULL ORDER BY 1 DESC, 2 DESC OFFSET $2 LIMIT 1",
    [seeded[0]!.id, depth],
  );
  const times: Record<string, CallTimes> = {};
  for (const [name, call] of Object.entries(inboxCalls(companies, rows[0])))
    times[name] = await measureCalls(calls, call);
  const peerCalls = Math.ceil(calls / 8);
  times["peer: OFFSET"] = await measureCalls(peerCalls, () => offsetPage(largest!.admin, depth));
  times["peer: row by row"] = await measureCalls(peerCalls, () => oneByOnePage(largest!.admin, depth));
  console.table(times);
  await app.database.close();
  const worst = (prefix: RegExp) =>
    Math.max(...Object.entries(times).flatMap(([name, { p99 }]) => (prefix.test(name) ? [p99] : [])));
  const ratio = (name: string) => Math.round(times[name]!.p50 / times["deep page"]!.p50);
  return {
    messages: (await client.query("SELECT count(*)::int AS n FROM message")).rows[0].n as number,
    listP99: worst(/^(list|filter|deep|thread)/),
    searchP99: worst(/^search/),
    countsP99: times.counts!.p99,
    deepPageP50: times["deep page"]!.p50,
    timesOffset: ratio("peer: OFFSET"),
    timesRowByRow: ratio("peer: row by row"),
    mostQueries: Math.max(
      ...Object.entries(times).flatMap(([name, t]) =>
        /^(list|filter|deep|thread)/.test(name) ? [t.queries] : [],
      ),
    ),
    times,
  };
}
