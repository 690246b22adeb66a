import { join } from "node:path";
import pg from "pg";
import { measureOurs } from "./dispatch/measure-ours";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { startChild } from "./setup/child";

/** See the decision on sending: 100,000 recipients in one campaign beside 9 small ones, and peers doing the same. */
export async function run({ full }: { full: boolean }) {
  const recipients = full ? 100_000 : 20_000;
  const postgres = await openBenchPostgres();
  const { variables } = openBenchProcess(postgres.url);
  const graph = startChild(join(import.meta.dir, "dispatch/fake-graph.ts"), {});
  const graphUrl = (await graph.line(/^Graph: /)).slice(7);
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  try {
    const ours = await measureOurs({ recipients, graphUrl, variables, admin, rate: 100_000 });
    console.table({ ours });
    return { recipients, ours };
  } finally {
    await admin.end();
    await graph.stop();
    await postgres.remove();
  }
}
