import { join } from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { startChild } from "../setup/child";

const BATCH = 500;

interface PeerFacts {
  recipients: number;
  graphUrl: string;
  url: string;
  admin: pg.Client;
}

/** A peer's whole run, from its first send to its last stored result. → messages per second */
async function measure(facts: PeerFacts, script: string): Promise<number> {
  const { graphUrl, admin, recipients } = facts;
  await fetch(`${graphUrl}/reset`);
  await admin.query("VACUUM ANALYZE peer_recipient");
  const peer = startChild(join(import.meta.dir, script), {}, [facts.url, graphUrl]);
  try {
    for (;;) {
      const { rows } = await admin.query(
        "SELECT count(*)::int AS n FROM peer_recipient WHERE state = 'accepted'",
      );
      if (rows[0].n >= recipients) break;
      await Bun.sleep(50);
    }
    const report = (await (await fetch(`${graphUrl}/report`)).json()) as { first: number; last: number };
    return Math.round(recipients / ((report.last - report.first) / 1000));
  } finally {
    await peer.stop("SIGKILL");
  }
}

async function fill(admin: pg.Client, recipients: number): Promise<{ id: string; phone: string }[]> {
  await admin.query(
    `DROP TABLE IF EXISTS peer_recipient;
     CREATE TABLE peer_recipient (id uuid PRIMARY KEY, phone text NOT NULL, state text NOT NULL DEFAULT 'waiting',
       provider_id text, accepted_at timestamptz) WITH (fillfactor = 70)`,
  );
  const { rows } = await admin.query(
    `INSERT INTO peer_recipient (id, phone) SELECT app_uuidv7(), '+55' || (21970000000 + n) FROM generate_series(1, $1) AS n
     RETURNING id, phone`,
    [recipients],
  );
  return rows;
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
  const people = await fill(facts.admin, facts.recipients);
  for (let at = 0; at < people.length; at += 5_000) {
    await boss.insert(
      "send",
      people.slice(at, at + 5_000).map((data) => ({ data })),
    );
  }
  await boss.stop({ graceful: false });
  const pgBoss = await measure(facts, "peer-pg-boss.ts");

  const again = await fill(facts.admin, facts.recipients);
  const utils = await makeWorkerUtils({ connectionString: facts.url });
  await utils.migrate();
  for (let at = 0; at < again.length; at += BATCH)
    await utils.addJob("send", again.slice(at, at + BATCH) as never);
  await utils.release();
  const graphile = await measure(facts, "peer-graphile.ts");
  return { pgBoss, graphile };
}
