// graphile-worker, a job per recipient, fetched, stored and completed in batches of up to 500.
import { run } from "graphile-worker";
import pg from "pg";
import { type PeerRecipient, post, store } from "./peer-work";

const [url = "", graphUrl = "", companyId = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 6 });

interface Waiting {
  id: string;
  providerId: string;
  done(): void;
  fail(error: unknown): void;
}
const waiting: Waiting[] = [];
let storing = 0;

/** Results gather while two stores are under way, and go in with the next. */
function flush(): void {
  if (storing >= 2 || waiting.length === 0) return;
  const batch = waiting.splice(0, 500);
  storing += 1;
  store(
    pool,
    companyId,
    batch.map(({ id }) => id),
    batch.map(({ providerId }) => providerId),
  )
    .then(
      () => {
        for (const { done } of batch) done();
      },
      (error) => {
        for (const { fail } of batch) fail(error);
      },
    )
    .finally(() => {
      storing -= 1;
      flush();
    });
}

console.log("Peer: ready");
const runner = await run({
  preset: {
    worker: {
      connectionString: url,
      concurrentJobs: 1_000,
      pollInterval: 100,
      maxPoolSize: 8,
      localQueue: { size: 1_000 },
      completeJobBatchDelay: 5,
      failJobBatchDelay: 5,
    },
  },
  noHandleSignals: true,
  taskList: {
    send: async (payload) => {
      const person = payload as PeerRecipient;
      const providerId = await post(graphUrl, person);
      await new Promise<void>((done, fail) => {
        waiting.push({ id: person.id, providerId, done, fail });
        flush();
      });
    },
  },
});
await runner.promise;
