import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { collectValues, matchesSql, patternsOf } from "./contact-where";
import { hasTrigram } from "./core/search-patterns";
import { readFilterCompany } from "./read-filter-company.server";

export interface StoppedRow {
  /** Id of the consent record. */
  id: string;
  contactId: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  /** "all" = every channel. */
  channel: "whatsapp" | "sms" | "all";
  action: "stopped" | "blocked";
  source: string;
  /** The quoted words, where some were kept. */
  text: string | null;
  /** The carrier's code, where a carrier said so. */
  code: string | null;
  actor: string | null;
  at: Date;
}

export interface StoppedQuery {
  kind: "stopped" | "blocked";
  channel?: "whatsapp" | "sms";
  q?: string;
  after?: string | null;
  before?: string | null;
  size?: number;
}

/** A stop counts while the contact's column still says so: what START undid, or was said twice, is not listed. */
const IN_FORCE = {
  blocked: "r.action = 'blocked' AND c.blocked_at = r.at",
  whatsapp: "r.action = 'stopped' AND r.channel IN ('whatsapp', 'all') AND c.whatsapp_stopped_at = r.at",
  sms: "r.action = 'stopped' AND r.channel IN ('sms', 'all') AND c.sms_stopped_at = r.at",
} as const;

/** Who stopped receiving, or is blocked, with the proof; the latest record first, by keyset. */
export function listStopped(
  ctx: CompanyContext,
  { kind, channel, q, after, before, size = 50 }: StoppedQuery,
): Promise<{ rows: StoppedRow[]; next: string | null; previous: string | null }> {
  return ctx.read(async (scope) => {
    const { values, add } = collectValues();
    const holds =
      kind === "blocked"
        ? IN_FORCE.blocked
        : channel
          ? IN_FORCE[channel]
          : `(${IN_FORCE.whatsapp} OR ${IN_FORCE.sms})`;
    const conditions = [`(${holds})`];
    const company = await readFilterCompany(scope);
    const patterns = patternsOf({ q }, company);
    if (patterns?.every(hasTrigram)) {
      const found = patterns.map(
        (one) => `SELECT contact_id FROM search_contacts(${add(one, "text")}, NULL, 2147483647)`,
      );
      conditions.push(`c.id IN (${found.join(" UNION ")})`);
    } else if (patterns) conditions.push(matchesSql(patterns, add));
    if (before) conditions.push(`r.id > ${add(before, "uuid")}`);
    else if (after) conditions.push(`r.id < ${add(after, "uuid")}`);
    const found = await sqlOf(scope).query<StoppedRow>(
      `SELECT r.id::text AS id, c.id::text AS "contactId", c.first_name AS "firstName", c.last_name AS "lastName", c.phone,
         r.channel, r.action, r.source, coalesce(r.evidence ->> 'text', r.evidence ->> 'word') AS text,
         r.evidence ->> 'code' AS code, u.name AS actor, r.at
       FROM consent_record AS r JOIN contact AS c ON c.id = r.contact_id
         LEFT JOIN app_user AS u ON u.id::text = r.actor_id
       WHERE ${conditions.join(" AND ")} ORDER BY r.id ${before ? "ASC" : "DESC"} LIMIT ${add(size + 1, "int")}`,
      values,
    );
    const more = found.length > size;
    const rows = found.slice(0, size);
    if (before) rows.reverse();
    return {
      rows,
      next: rows.length > 0 && (before || more) ? rows.at(-1)!.id : null,
      previous: rows.length > 0 && (before ? more : after) ? rows[0]!.id : null,
    };
  });
}
