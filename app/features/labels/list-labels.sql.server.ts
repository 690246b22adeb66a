import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

export interface LabelView {
  id: string;
  name: string;
  color: number;
  /** Conversations that have it. */
  conversations: number;
}

/** All labels, by name. */
export async function listLabels(ctx: CompanyContext): Promise<LabelView[]> {
  const rows = await ctx.read((scope) =>
    sqlOf(scope).query<LabelView>(
      `SELECT l.id::text AS id, l.name, l.color,
         (SELECT count(*)::int FROM conversation_label AS c WHERE c.label_id = l.id) AS conversations
       FROM label AS l`,
    ),
  );
  return rows.sort((one, other) => one.name.localeCompare(other.name, "pt-BR"));
}
