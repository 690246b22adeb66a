import { openedScopes } from "./company-context.server";
import type { CompanyRead, CompanyTransaction } from "./company-types";
import type { Sql } from "./sql";

/** Hand-written SQL in the scope's own transaction. Only *.sql.server.ts files may import this (checked by the arrows). */
export function sqlOf(scope: CompanyRead | CompanyTransaction): Sql {
  const opened = openedScopes.get(scope);
  if (!opened) throw new Error("Not an open company scope");
  return {
    query: <Row>(text: string, values: unknown[] = []) =>
      opened.client.$queryRawUnsafe(text, ...values) as Promise<Row[]>,
    execute: (text, values = []) => opened.client.$executeRawUnsafe(text, ...values),
  };
}
