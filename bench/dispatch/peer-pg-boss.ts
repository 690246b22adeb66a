// pg-boss, a job per recipient, fetched and completed in batches of 500.
import pg from "pg";
import { PgBoss } from "pg-boss";
import { type PeerRecipient, sendAndStore } from "./peer-work";

const [url = "", graphUrl = "", companyId = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 6 });
const boss = new PgBoss({
  connectionString: url,
  schema: "peer_boss",
  supervise: false,
  schedule: false,
  max: 6,
});
boss.on("error", () => {});
await boss.start();
console.log("Peer: ready");
let empty = 0;
async function lane() {
  while (empty < 4) {
    const jobs = await boss.fetch<PeerRecipient>("send", { batchSize: 500 });
    if (jobs.length === 0) {
      empty += 1;
      return;
    }
    await sendAndStore(
      pool,
      graphUrl,
      companyId,
      jobs.map((job) => job.data),
    );
    await boss.complete(
      "send",
      jobs.map((job) => job.id),
    );
  }
}
await Promise.all([lane(), lane(), lane(), lane()]);
// Stays until it is killed: what it used is read from outside.
setInterval(() => {}, 1_000);
