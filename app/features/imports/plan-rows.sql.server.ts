import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { AppError } from "~/platform/errors/app-error";
import type { ColumnMapping } from "./core/column-mapping";
import type { ImportSettings } from "./core/import-settings";
import { RowPlan } from "./core/row-plan";
import { rowReader } from "./core/row-reader";
import { MOST_ROWS } from "./core/upload-limit";
import { hasContacts, matchIds, type WantedPerson } from "./match-contacts.sql.server";
import type { OpenedSpreadsheet } from "./reading/open-spreadsheet.server";

export type PlannedRows = { plan: RowPlan; rows: number };

const batchSize = 5_000;
const rowsBetweenCollections = 50_000;

/** First reading of a file: who is in it, and which row counts for whom. Looks at phones and e-mails only. */
export async function planRows(
  ctx: CompanyContext,
  sheet: OpenedSpreadsheet,
  mapping: readonly ColumnMapping[],
  settings: ImportSettings,
  tick: (rows: number) => Promise<void> | void,
): Promise<PlannedRows> {
  const plan = new RowPlan(settings.repeated);
  const addresses = mapping.filter((column) => column.target === "phone" || column.target === "email");
  const read = rowReader(addresses, { ...settings, now: new Date(0) });
  const somebody = await sqlTransaction(ctx, "read", hasContacts);
  let rows = 0;
  for await (const batch of sheet.rows({ batchSize })) {
    const people: (WantedPerson | null)[] = batch.rows.map((cells) => {
      const row = read(cells);
      return row.ok ? { phoneKey: row.phone?.matchKey ?? null, email: row.email } : null;
    });
    const known = somebody ? await recognise(ctx, people) : null;
    people.forEach((person, i) => {
      if (person) plan.add(rows + i, { ...person, contactId: known?.get(i) ?? null });
    });
    rows += people.length;
    if (rows > MOST_ROWS) throw new AppError("TOO_LARGE", "imports.errors.tooManyRows", { most: MOST_ROWS });
    if (rows % rowsBetweenCollections < batchSize) Bun.gc(true);
    await tick(rows);
  }
  return { plan: plan.close(), rows };
}

const nobody: WantedPerson = { phoneKey: null, email: null };

function recognise(ctx: CompanyContext, people: (WantedPerson | null)[]) {
  const wanted = people.map((person) => person ?? nobody);
  return sqlTransaction(ctx, "read", (sql) => matchIds(sql, ctx.companyId, wanted));
}
