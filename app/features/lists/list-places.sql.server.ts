import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

export interface Place {
  id: string;
  name: string;
  contacts: number;
  createdAt: Date;
}

const TABLES = {
  list: ["contact_list", "list_member", "list_id"],
  tag: ["tag", "contact_tag", "tag_id"],
} as const;

/** All lists, or all tags, by name, with how many contacts each has. */
export function listPlaces(ctx: CompanyContext, kind: "list" | "tag"): Promise<Place[]> {
  const [place, member, column] = TABLES[kind];
  return ctx.read((scope) =>
    sqlOf(scope).query<Place>(
      `SELECT p.id::text AS id, p.name, p.created_at AS "createdAt", coalesce(n.contacts, 0) AS contacts
       FROM ${place} AS p
         LEFT JOIN (SELECT ${column} AS id, count(*)::int AS contacts FROM ${member} GROUP BY ${column}) AS n ON n.id = p.id
       ORDER BY lower(p.name), p.id`,
    ),
  );
}
