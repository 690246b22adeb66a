import { join } from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { startChild } from "../setup/child";
import { postgresCpuSeconds } from "../setup/postgres-cpu";
import type { PeerRecipient } from "./peer-work";
import { seedNumber } from "./seed-number";

const BATCH = 500;

interface PeerFacts {
  recipients: number;
  graphUrl: string;
  url: string;
  admin: pg.Client;
}

interface Campaign {
  id: string;
  companyId: string;
  people: PeerRecipient[];
}

/** The same campaign as ours, in the same tables: what a peer changes is who fetches the work, and how. */
async function campaign({ graphUrl, admin, recipients }: PeerFacts): Promise<Campaign> {
  const number = await seedNumber(graphUrl, 100_000);
  const id = await number.launch(recipients);
  const { rows } = await admin.query("SELECT id, to_phone AS phone FROM outgoing WHERE campaign_id = $1", [
    id,
  ]);
  return { id, companyId: number.ctx.companyId, people: rows };
}

/** A peer's whole run, from its first send to its last stored result. */
async function measure(facts: PeerFacts, { id, companyId }: Campaign, script: string) {
  const { graphUrl, admin, recipients } = facts;
  await fetch(`${graphUrl}/reset`);
  await admin.query("VACUUM ANALYZE");
  // Nobody pays for what the one before has left to write.
  await admin.query("CHECKPOINT");
  const before = postgresCpuSeconds();
  const peer = startChild(join(import.meta.dir, script), {}, [facts.url, graphUrl, companyId]);
  try {
    for (;;) {
      const { rows } = await admin.query(
        "SELECT coalesce(sum(n), 0)::int AS n FROM campaign_tally WHERE campaign_id = $1 AND state = 'accepted'",
        [id],
      );
      if (rows[0].n >= recipients) break;
      await Bun.sleep(50);
    }
    const report = (await (await fetch(`${graphUrl}/report`)).json()) as { first: number; last: number };
    const perMessage = (seconds: number) => Math.round((seconds / recipients) * 1e6);
    return {
      perSecond: Math.round(recipients / ((report.last - report.first) / 1000)),
      workerCpuMicrosecondsPerMessage: perMessage(peer.cpuSeconds()),
      postgresCpuMicrosecondsPerMessage: perMessage(postgresCpuSeconds() - before),
    };
  } finally {
    await peer.stop("SIGKILL");
    await admin.query("TRUNCATE outgoing, outgoing_due, message, campaign_tally, lane_claim CASCADE");
    await admin.query("UPDATE lane SET wake_at = NULL");
  }
}

export async function measurePeers(facts: PeerFacts) {
  const boss = new PgBoss({
    connectionString: facts.url,
    schema: "peer_boss",
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => {});
  await boss.start();
  await boss.createQueue("send");
  const first = await campaign(facts);
  for (let at = 0; at < first.people.length; at += 5_000) {
    await boss.insert(
      "send",
      first.people.slice(at, at + 5_000).map((data) => ({ data })),
    );
  }
  await boss.stop({ graceful: false });
  const pgBoss = await measure(facts, first, "peer-pg-boss.ts");

  const second = await campaign(facts);
  const utils = await makeWorkerUtils({ connectionString: facts.url });
  await utils.migrate();
  for (let at = 0; at < second.people.length; at += 5_000) {
    const people = second.people.slice(at, at + 5_000);
    await utils.addJobs(people.map((payload) => ({ identifier: "send", payload })));
  }
  const graphile = await measure(facts, second, "peer-graphile.ts");
  await facts.admin.query("TRUNCATE graphile_worker._private_jobs");

  const third = await campaign(facts);
  for (let at = 0; at < third.people.length; at += BATCH)
    await utils.addJob("send", third.people.slice(at, at + BATCH) as never);
  await utils.release();
  const graphileBulk = await measure(facts, third, "peer-graphile-bulk.ts");
  return { pgBoss, graphile, graphileBulk };
}
