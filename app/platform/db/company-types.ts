import type { Prisma } from "./generated/client";

type ModelKey = Uncapitalize<Prisma.ModelName>;
type ReadOperation = "findFirst" | "findFirstOrThrow" | "findMany" | "count" | "aggregate" | "groupBy";
type WriteOperation =
  | ReadOperation
  | "create"
  | "createMany"
  | "createManyAndReturn"
  | "update"
  | "updateMany"
  | "updateManyAndReturn"
  | "upsert"
  | "delete"
  | "deleteMany";

/** No findUnique (its batching has an open bug under row-level security), no raw SQL, no $transaction. */
export type ReadClient = { readonly [M in ModelKey]: Pick<Prisma.TransactionClient[M], ReadOperation> };
export type WriteClient = { readonly [M in ModelKey]: Pick<Prisma.TransactionClient[M], WriteOperation> };

export type Role = "owner" | "admin" | "agent" | "viewer";

export type Actor =
  | { kind: "member"; userId: string; role: Role }
  | { kind: "api-key"; apiKeyId: string; scopes: readonly string[] }
  | { kind: "system"; task: string };

export interface Job<Payload extends object> {
  readonly queue: string;
  readonly payload?: Payload; // type only
}

export interface EnqueueOptions {
  /** With one that still waits under the same key in the same queue, this one is left out. */
  singletonKey?: string;
  /** With `singletonKey`: at most one job per key in each stretch of so many seconds, whatever became of it. */
  singletonSeconds?: number;
  startAfter?: Date;
}

interface CompanyIdentity {
  readonly companyId: string;
  readonly actor: Actor;
}

/** What every feature function takes first. It need not know whether a transaction is already open. */
export interface CompanyContext extends CompanyIdentity {
  /** A read-only transaction in this company. */
  read<T>(work: (scope: CompanyRead) => Promise<T>): Promise<T>;
  /** A transaction in this company; what it enqueues and publishes happens only if it commits. */
  transaction<T>(work: (scope: CompanyTransaction) => Promise<T>): Promise<T>;
}

export interface CompanyRead extends CompanyIdentity {
  readonly db: ReadClient;
  read<T>(work: (scope: CompanyRead) => Promise<T>): Promise<T>;
}

/** Also a CompanyContext: its read and transaction join the one that is open. */
export interface CompanyTransaction extends CompanyContext {
  readonly db: WriteClient;
  readonly jobs: {
    enqueue<Payload extends object>(
      job: Job<Payload>,
      payload: Payload,
      options?: EnqueueOptions,
    ): Promise<void>;
  };
  /** Runs after COMMIT, never after a rollback. For live hints; must not throw. */
  afterCommit(work: () => void): void;
}
