import { join } from "node:path";
import pg from "pg";
import { measureOurs } from "./dispatch/measure-ours";
import { measurePeers } from "./dispatch/measure-peers";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { startChild } from "./setup/child";

const LIMIT = 1_000;

/**
 * 100,000 recipients in one campaign beside 9 small ones of other companies, the real worker as a process of its own;
 * pg-boss and graphile-worker doing the same POST and storing the same result; and a number limited to 1,000/s.
 */
export async function run({ full }: { full: boolean }) {
  const recipients = full ? 100_000 : 30_000;
  const postgres = await openBenchPostgres();
  const { variables } = openBenchProcess(postgres.url);
  const graph = startChild(join(import.meta.dir, "dispatch/fake-graph.ts"), {});
  const graphUrl = (await graph.line(/^Graph: /)).slice(7);
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  try {
    const peers = await measurePeers({ recipients, graphUrl, url: postgres.url, admin });
    const ours = await measureOurs({ recipients, graphUrl, variables, admin, rate: 100_000 });
    await admin.query("TRUNCATE outgoing, outgoing_due, campaign_tally, lane_claim CASCADE");
    const limited = await measureOurs({
      recipients: 10_000,
      graphUrl,
      variables,
      admin,
      rate: LIMIT,
      smalls: 0,
    });
    const better = Math.max(peers.pgBoss.perSecond, peers.graphile.perSecond);
    const ratio = Number((ours.perSecond / better).toFixed(2));
    // No peer: people without a state of their own cannot be stopped, paused or counted one by one. The bare limit.
    const ratioToBare = Number((ours.perSecond / peers.graphileBulk.perSecond).toFixed(2));
    const used = Number((limited.perSecond / LIMIT).toFixed(3));
    console.table({ ours, [`limited to ${LIMIT}/s`]: limited });
    console.table(peers);
    return { recipients, ours, peers, ratio, ratioToBare, limited: { ...limited, used } };
  } finally {
    await admin.end();
    await graph.stop();
    await postgres.remove();
  }
}
