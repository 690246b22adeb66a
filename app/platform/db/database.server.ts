import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { PgBoss } from "pg-boss";
import { CompanyClient } from "./company-client";
import { PrismaClient } from "./generated/client";
import { openPool } from "./open-pool";
import { openRolePool, type RolePool } from "./role-pool.server";

export interface DatabaseSettings {
  /** Log-in that may switch to the restricted roles; may go through a pooler in transaction mode. */
  readonly url: string;
  /** Straight to Postgres: LISTEN, session locks and pg-boss need it. */
  readonly directUrl: string;
  readonly poolSize?: number;
}

/** Everything a process needs to speak to Postgres. Made once per process by its entry. */
export interface Database {
  readonly settings: DatabaseSettings;
  readonly prisma: PrismaClient;
  /** Company transactions without Prisma, for the hot paths in *.sql.server.ts. */
  readonly companyPool: pg.Pool;
  /** mia_app with no company set: tables raise an error, only the lookup functions answer. */
  readonly lookups: RolePool;
  readonly auth: RolePool;
  readonly intake: RolePool;
  /** Set by openJobs; enqueueing without it is refused. */
  boss?: PgBoss;
  /** Set by the process that publishes live events. */
  close(): Promise<void>;
}

/** Opens the pools (lazily: no connection is made here). */
export function openDatabase(settings: DatabaseSettings): Database {
  const base = {
    connectionString: settings.url,
    max: settings.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
  };
  const prismaPool = openPool({ ...base, pipeline: true, Client: CompanyClient } as pg.PoolConfig);
  const companyPool = openPool({ ...base, Client: CompanyClient } as pg.PoolConfig);
  const prisma = new PrismaClient({ adapter: new PrismaPg(prismaPool, { disposeExternalPool: true }) });
  const lookups = openRolePool(settings.url, "mia_app", 2);
  const auth = openRolePool(settings.url, "mia_auth", 4);
  const intake = openRolePool(settings.url, "mia_intake", 4);
  return {
    settings,
    prisma,
    companyPool,
    lookups,
    auth,
    intake,
    async close() {
      await Promise.all([
        prisma.$disconnect(),
        companyPool.end(),
        lookups.close(),
        auth.close(),
        intake.close(),
        this.boss?.stop({ graceful: false }),
      ]);
    },
  };
}
