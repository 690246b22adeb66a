import { fromPrisma } from "pg-boss";
import { assertCompanyId, type CompanyScope, companyScope } from "./company-client";
import type { Actor, CompanyContext, CompanyRead, CompanyTransaction } from "./company-types";
import type { Database } from "./database.server";
import type { Prisma } from "./generated/client";

interface Opened {
  readonly client: Prisma.TransactionClient;
  readonly database: Database;
}

/** What stands behind a scope. Read by sql-of.server.ts and sql-transaction.server.ts only. */
export const openedScopes = new WeakMap<object, Opened>();
export const contextDatabases = new WeakMap<object, Database>();

const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 60_000 };

/**
 * The only way to a company's data. Made in three places: page loader or action, tRPC procedure, job handler.
 * A second transaction inside an open one must go through the scope it was given; opening another is refused.
 */
export function createCompanyContext(
  database: Database,
  identity: { companyId: string; actor: Actor },
): CompanyContext {
  assertCompanyId(identity.companyId);

  async function open<T>(
    access: CompanyScope["access"],
    work: (client: Prisma.TransactionClient) => Promise<T>,
  ) {
    if (companyScope.getStore()?.open) {
      throw new Error("A company transaction is already open here: use the scope it gave you");
    }
    const scope: CompanyScope = { companyId: identity.companyId, access, open: true };
    try {
      return await companyScope.run(scope, () => database.prisma.$transaction(work, TRANSACTION_LIMITS));
    } finally {
      scope.open = false;
    }
  }

  const context: CompanyContext = {
    companyId: identity.companyId,
    actor: identity.actor,
    read: (work) => open("read", (client) => work(readScope(identity, { client, database }))),
    async transaction(work) {
      const after: (() => void)[] = [];
      const result = await open("write", (client) => work(writeScope(identity, { client, database }, after)));
      for (const run of after) run();
      return result;
    },
  };
  contextDatabases.set(context, database);
  return context;
}

type Identity = { companyId: string; actor: Actor };

function readScope(identity: Identity, opened: Opened): CompanyRead {
  const scope: CompanyRead = { ...identity, db: opened.client, read: (work) => work(scope) };
  openedScopes.set(scope, opened);
  return scope;
}

function writeScope(identity: Identity, opened: Opened, after: (() => void)[]): CompanyTransaction {
  const scope: CompanyTransaction = {
    ...identity,
    db: opened.client,
    jobs: {
      async enqueue(job, payload, options = {}) {
        const { boss } = opened.database;
        if (!boss) throw new Error("This process opened no job queue");
        const db = fromPrisma(opened.client);
        if (options.singletonKey && (await isWaiting(db, job.queue, options.singletonKey))) return;
        await boss.send(
          job.queue,
          { companyId: identity.companyId, actor: identity.actor, payload },
          { ...options, db },
        );
      },
    },
    read: (work) => work(readScope(identity, opened)),
    transaction: (work) => work(scope),
    afterCommit: (work) => void after.push(work),
  };
  openedScopes.set(scope, opened);
  return scope;
}

/** pg-boss itself keeps to keys only in queues with a policy, and those count jobs without a key as one. */
async function isWaiting(db: ReturnType<typeof fromPrisma>, queue: string, key: string): Promise<boolean> {
  const { rows } = await db.executeSql(
    "SELECT 1 FROM pgboss.job WHERE name = $1 AND singleton_key = $2 AND state = 'created' LIMIT 1",
    [queue, key],
  );
  return rows.length > 0;
}
