// graphile-worker with 500 people in a job's payload: nobody of them has a state of their own in the queue.
import { run } from "graphile-worker";
import pg from "pg";
import { type PeerRecipient, sendAndStore } from "./peer-work";

const [url = "", graphUrl = "", companyId = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 6 });
console.log("Peer: ready");
const runner = await run({
  connectionString: url,
  concurrency: 4,
  pollInterval: 100,
  noHandleSignals: true,
  taskList: {
    send: async (payload) => sendAndStore(pool, graphUrl, companyId, payload as PeerRecipient[]),
  },
});
await runner.promise;
