import type { Audience, AudienceTerm } from "./core/audience";
import type { SqlParams } from "./sql-params";

export interface Page {
  /** Contact id of the last one already seen; null = from the start. */
  after: string | null;
  most: number;
}

/**
 * Contacts of an audience before its subtractions, as `SELECT contact_id`, each once. With a page: the next ones in
 * order of their ids, each part read from its own index no further than needed.
 */
export function includedSql(any: readonly AudienceTerm[], params: SqlParams, page?: Page): string {
  if (any.length === 0) return "SELECT NULL::uuid AS contact_id WHERE false";
  const all = any.some((term) => "all" in term);
  const parts = (all ? [{ all: true } as const] : any).flatMap((term) => partsOf(term, params));
  if (!page) return parts.map((part) => part.sql).join(" UNION ");
  const after = page.after && params.add(page.after, "uuid");
  const most = params.add(page.most, "int");
  const limited = parts.map(({ sql, column }) => {
    const rest = after ? ` AND ${column} > ${after}` : "";
    return `(${sql}${rest} ORDER BY ${column} LIMIT ${most})`;
  });
  return limited.length === 1 ? limited[0]! : `${limited.join(" UNION ")} ORDER BY contact_id LIMIT ${most}`;
}

function partsOf(term: AudienceTerm, params: SqlParams): { sql: string; column: string }[] {
  if ("all" in term) return [{ sql: "SELECT id AS contact_id FROM contact WHERE true", column: "id" }];
  if ("list" in term) {
    const list = params.add(term.list, "uuid");
    return [{ sql: `SELECT contact_id FROM list_member WHERE list_id = ${list}`, column: "contact_id" }];
  }
  if ("tag" in term) {
    const tag = params.add(term.tag, "uuid");
    return [{ sql: `SELECT contact_id FROM contact_tag WHERE tag_id = ${tag}`, column: "contact_id" }];
  }
  const file = params.add(term.file, "uuid");
  return [
    { sql: `SELECT id AS contact_id FROM contact WHERE import_id = ${file}`, column: "id" },
    { sql: `SELECT contact_id FROM import_change WHERE import_id = ${file}`, column: "contact_id" },
    { sql: `SELECT contact_id FROM import_same WHERE import_id = ${file}`, column: "contact_id" },
  ];
}

/** True for contacts that lists and tags take away. (Whoever was contacted lately stays, and is counted as such.) */
export function subtractedSql(minus: Audience["minus"], params: SqlParams, column: string): string {
  const lists = minus.flatMap((term) => ("list" in term ? [term.list] : []));
  const tags = minus.flatMap((term) => ("tag" in term ? [term.tag] : []));
  const parts: string[] = [];
  if (lists.length > 0) {
    parts.push(
      `EXISTS (SELECT 1 FROM list_member AS x WHERE x.list_id = ANY (${params.add(lists, "uuid[]")}) AND x.contact_id = ${column})`,
    );
  }
  if (tags.length > 0) {
    parts.push(
      `EXISTS (SELECT 1 FROM contact_tag AS x WHERE x.tag_id = ANY (${params.add(tags, "uuid[]")}) AND x.contact_id = ${column})`,
    );
  }
  return parts.length > 0 ? `(${parts.join(" OR ")})` : "false";
}

/** True for contacts of the audience, asked one by one. */
export function inAudienceSql(audience: Audience, params: SqlParams, column: string): string {
  const parts = audience.any.flatMap((term): string[] => {
    if ("all" in term) return ["true"];
    if ("list" in term) {
      const list = params.add(term.list, "uuid");
      return [
        `EXISTS (SELECT 1 FROM list_member AS x WHERE x.list_id = ${list} AND x.contact_id = ${column})`,
      ];
    }
    if ("tag" in term) {
      const tag = params.add(term.tag, "uuid");
      return [`EXISTS (SELECT 1 FROM contact_tag AS x WHERE x.tag_id = ${tag} AND x.contact_id = ${column})`];
    }
    const file = params.add(term.file, "uuid");
    return [
      `EXISTS (SELECT 1 FROM contact AS x WHERE x.import_id = ${file} AND x.id = ${column})`,
      `EXISTS (SELECT 1 FROM import_change AS x WHERE x.import_id = ${file} AND x.contact_id = ${column})`,
      `EXISTS (SELECT 1 FROM import_same AS x WHERE x.import_id = ${file} AND x.contact_id = ${column})`,
    ];
  });
  if (parts.length === 0) return "false";
  return `((${parts.join(" OR ")}) AND NOT ${subtractedSql(audience.minus, params, column)})`;
}
