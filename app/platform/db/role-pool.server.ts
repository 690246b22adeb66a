import { openPool } from "./open-pool";
import type { Sql } from "./sql";

export type DatabaseRole = "mia_app" | "mia_auth" | "mia_intake";

/** A pool for what belongs to no company. Every use is one transaction that begins by taking the role. */
export interface RolePool {
  run<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openRolePool(connectionString: string, role: DatabaseRole, max: number): RolePool {
  const pool = openPool({ connectionString, max, connectionTimeoutMillis: 10_000 });
  return {
    async run(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
        const result = await work({
          query: async <Row>(text: string, values: unknown[] = []) =>
            (await client.query(text, values)).rows as Row[],
          execute: async (text, values = []) => (await client.query(text, values)).rowCount ?? 0,
        });
        const { command } = await client.query("COMMIT");
        if (command !== "COMMIT") throw new Error("Nothing was saved: an earlier statement failed");
        return result;
      } catch (error) {
        broken = await client.query("ROLLBACK").then(
          () => undefined,
          (reason) => reason,
        );
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
