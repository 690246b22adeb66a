import type pg from "pg";
import { type CompanyScope, companyScope } from "./company-client";
import { contextDatabases } from "./company-context.server";
import type { CompanyContext } from "./company-types";
import type { Sql } from "./sql";

export interface ClientSql extends Sql {
  /**
   * As `query`, for the few statements that run all day: the connection keeps them parsed and planned. Behind a pooler in
   * transaction mode, which hands connections around, they are sent whole.
   */
  prepared<Row>(text: string, values: unknown[]): Promise<Row[]>;
  /** For COPY. Everything it sends is inside the company's transaction. */
  readonly client: pg.ClientBase;
}

/**
 * A company transaction straight on the driver, for the hot paths: same walls, no query builder.
 * Only *.sql.server.ts files may import this (checked by the arrows).
 */
export async function sqlTransaction<T>(
  context: CompanyContext,
  access: CompanyScope["access"],
  work: (sql: ClientSql) => Promise<T>,
): Promise<T> {
  const database = contextDatabases.get(context);
  if (!database) throw new Error("sqlTransaction needs a company context, not an open scope");
  const scope: CompanyScope = { companyId: context.companyId, access, open: true };
  const client = await database.companyPool.connect();
  const { url, directUrl } = database.settings;
  return companyScope.run(scope, async () => {
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      const result = await work({
        client,
        query: async <Row>(text: string, values: unknown[] = []) =>
          (await client.query(text, values)).rows as Row[],
        prepared: async <Row>(text: string, values: unknown[]) =>
          (await client.query(url === directUrl ? { name: nameOf(text), text, values } : { text, values }))
            .rows as Row[],
        execute: async (text, values = []) => (await client.query(text, values)).rowCount ?? 0,
      });
      await client.query("COMMIT");
      return result;
    } catch (error) {
      broken = await client.query("ROLLBACK").then(
        () => undefined,
        (reason) => reason,
      );
      throw error;
    } finally {
      scope.open = false;
      client.release(broken);
    }
  });
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `mia_${Bun.hash(text).toString(36)}`;
    names.set(text, name);
  }
  return name;
}
