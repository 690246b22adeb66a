import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

export interface CompanyScope {
  readonly companyId: string;
  readonly access: "read" | "write";
  open: boolean;
}

/** Carries the company from the context to the driver's BEGIN. Nothing else reads it. */
export const companyScope = new AsyncLocalStorage<CompanyScope>();

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A process that froze inside a transaction must not hold its rows past a lane's lease of 15 s. */
const FROZEN = "SET LOCAL idle_in_transaction_session_timeout = '12s'";
const DONE = { command: "", rowCount: 0, rows: [], fields: [] };

export function assertCompanyId(companyId: string): void {
  if (!UUID.test(companyId)) throw new Error("Company id must be a lower-case UUID");
}

/** Postgres answers COMMIT with ROLLBACK, and no error, when a statement failed and the code went on. */
function assertCommitted(result: unknown): unknown {
  if ((result as pg.QueryResult).command === "COMMIT") return result;
  throw new Error("Nothing was saved: an earlier statement in this transaction failed");
}

function refuse(callback?: unknown): Promise<never> | undefined {
  const error = new Error("No company context: use ctx.read or ctx.transaction");
  if (typeof callback !== "function") return Promise.reject(error);
  callback(error); // pool.query passes one
}

/**
 * A pg client that can only speak inside a company's transaction.
 *
 * - BEGIN becomes one message: BEGIN [READ ONLY]; SET LOCAL ROLE mia_app; SET LOCAL app.company_id = '…'
 *   (the role goes with it because a pooler in transaction mode forgets one set on connect)
 * - with pipelining on, BEGIN is not waited for: the first statement travels right behind it
 * - a read transaction's COMMIT is not waited for either; whoever takes the connection next queues behind it
 * - any statement outside such a transaction is refused before it reaches the database
 */
export class CompanyClient extends pg.Client {
  #access: CompanyScope["access"] | undefined;
  #begun: Promise<unknown> | undefined;
  #send = (text: string): Promise<unknown> => super.query(text);

  // biome-ignore lint/suspicious/noExplicitAny: pg's query has nine overloads
  override query(...args: any[]): any {
    const text = typeof args[0] === "string" ? args[0] : args[0]?.text;
    if (text === "BEGIN") return this.#begin();
    if (!this.#access) return refuse(args.at(-1));
    if (text === "COMMIT" || text === "ROLLBACK") return this.#end(text);
    // biome-ignore lint/suspicious/noExplicitAny: see above
    const result = (super.query as any)(...args);
    const begun = this.#begun;
    if (!begun) return result;
    this.#begun = undefined;
    return Promise.all([begun, result]).then(([, value]) => value);
  }

  #begin() {
    const scope = companyScope.getStore();
    if (!scope?.open) return refuse();
    assertCompanyId(scope.companyId);
    this.#access = scope.access;
    const mode = scope.access === "read" ? " READ ONLY" : "";
    const begun = this.#send(
      `BEGIN${mode}; SET LOCAL ROLE mia_app; SET LOCAL app.company_id = '${scope.companyId}'; ${FROZEN}`,
    );
    if (!this.pipelined) return begun;
    this.#begun = begun;
    begun.catch(() => {}); // reported by the first statement
    return Promise.resolve(DONE);
  }

  #end(text: string) {
    const access = this.#access;
    this.#access = undefined;
    this.#begun = undefined;
    const ended = this.#send(text);
    if (text === "ROLLBACK") return ended;
    if (access === "write" || !this.pipelined) return ended.then(assertCommitted);
    ended.catch(() => this.end()); // a connection that cannot commit a read is not reused
    return Promise.resolve(DONE);
  }

  private get pipelined(): boolean {
    return Boolean((this as unknown as { pipeline?: boolean }).pipeline);
  }
}
