import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { builtInFields } from "./core/imported-contact";
import type { ImportResult, LoadedImport } from "./load-import.server";
import type { ImportWork } from "./write-chunk.sql.server";
import { ensureLists, ensureTags } from "./write-memberships.sql.server";

export type FieldLabels = Record<keyof typeof builtInFields, string>;

/** Makes the lists, tags and fields that an import names, and notes which did not exist before. null = the import has ended. */
export async function prepareRun(
  ctx: CompanyContext,
  { id, settings, mapping }: LoadedImport,
  labels: FieldLabels,
): Promise<ImportWork | null> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const [row] = await sql.query<{ result: ImportResult }>(
      "SELECT result FROM import WHERE id = $1 AND state = 'importing' FOR NO KEY UPDATE",
      [id],
    );
    if (!row) return null;
    const lists = await ensureLists(sql, settings.lists);
    const tags = await ensureTags(sql, settings.tags);
    const fields = mapping.flatMap((column) => {
      if (column.target === "custom") return [column.field];
      return column.target in builtInFields
        ? [
            {
              key: column.target,
              label: labels[column.target as keyof FieldLabels],
              type: builtInFields[column.target as keyof FieldLabels],
            },
          ]
        : [];
    });
    const madeFields = await sql.query<{ id: string }>(
      `INSERT INTO custom_field (key, label, type) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        fields.map((field) => field.key),
        fields.map((field) => field.label),
        fields.map((field) => field.type),
      ],
    );
    const { created } = row.result;
    const result = {
      ...row.result,
      created: {
        lists: [...created.lists, ...lists.made],
        tags: [...created.tags, ...tags.made],
        fields: [...created.fields, ...madeFields.map((field) => field.id)],
      },
    };
    await sql.execute("UPDATE import SET result = $2 WHERE id = $1", [id, JSON.stringify(result)]);
    return {
      importId: id,
      settings,
      listIds: [...lists.ids.values()],
      tagIds: [...tags.ids.values()],
    };
  });
}
