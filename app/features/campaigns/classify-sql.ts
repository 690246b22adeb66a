import type { ChannelKind } from "~/channels/channel";
import { inAudienceSql, includedSql, type Page, subtractedSql } from "./audience-sql";
import type { Audience } from "./core/audience";
import { neededFields, type PlannedValue } from "./core/plan-values";
import type { SqlParams } from "./sql-params";

/** Everything that decides who of an audience is written to. The same for pre-flight, downloads and preparation. */
export interface ClassifyFacts {
  kind: ChannelKind;
  connectionId: string;
  /** The campaign's own numbers; whoever has one of them is the sender. */
  ownAddresses: string[];
  ownContactIds: string[];
  /** Meta's portfolio id: business-scoped ids hold inside one. */
  portfolio: string;
  marketing: boolean;
  audience: Audience;
  plan: readonly PlannedValue[];
  /** The company's own limit per person over all campaigns. */
  cap: { messages: number; hours: number } | null;
  now: Date;
  /** By QR: whom WhatsApp did not know since then is left out; asked about before, they may have joined. */
  absentSince: Date;
}

/** What JavaScript's trim() takes away. */
const BLANKS =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
const WENT_OUT = "('sending', 'unknown', 'accepted', 'held', 'delivered', 'read')";

/**
 * CTEs that end in `classified`: every contact of the audience once, with `reason` = why not (the first of the order of
 * SKIP_REASONS, as `mayContact` gives it) or null. With a page only the next contacts; `page` then holds the ids that
 * were looked at, subtracted ones included. Whole and paged give the same reasons; only the plans differ: a page
 * probes indexes per person, the whole is joined in bulk.
 */
export function classifySql(facts: ClassifyFacts, params: SqlParams, page?: Page): string {
  const own = params.add(facts.ownContactIds, "uuid[]");
  const addresses = params.add(facts.ownAddresses, "text[]");
  const sms = facts.kind === "sms";
  const stopped = stoppedSql(facts);
  const reasons: [why: string, holds: string][] = [
    ["blocked", "c.blocked_at IS NOT NULL OR coalesce(s.blocked, false)"],
    ["stopped", `${stopped("c")} OR coalesce(s.stopped, false)`],
    ["no-address", sms ? "c.phone IS NULL" : noAddressSql(facts, params)],
    ["invalid-phone", "c.phone !~ '^\\+[1-9][0-9]{6,14}$'"],
    ["own-number", `c.id = ANY (${own}) OR c.phone = ANY (${addresses})`],
    ["not-on-channel", notOnChannelSql(facts, params, page !== undefined)],
    ...(facts.marketing ? marketingReasons(facts) : []),
    ...contactedReasons(facts, params, page !== undefined),
    ["duplicate-person", "coalesce(s.earlier, false)"],
    ["missing-variable", missingSql(facts, params)],
    ...cappedReasons(facts, params, page !== undefined),
  ];
  const cases = reasons.map(([why, holds]) => `WHEN ${holds} THEN '${why}'`).join("\n    ");
  const subtracted = (column: string) => subtractedSql(facts.audience.minus, params, column);
  const select = `SELECT c.id, c.first_name, c.last_name, c.phone, c.email, c.country, c.language, c.time_zone, c.fields,
      c.marketing_not_before, CASE ${cases} END AS reason`;
  const siblings = siblingsSql(facts, params, stopped, page !== undefined);
  // All contacts of a company need no list of their ids first.
  if (!page && facts.audience.any.some((term) => "all" in term)) {
    return `${siblings},
  classified AS (
    ${select} FROM contact AS c LEFT JOIN sibling AS s ON s.contact_id = c.id WHERE NOT ${subtracted("c.id")})`;
  }
  return `page AS MATERIALIZED (${includedSql(facts.audience.any, params, page)}),
  person AS MATERIALIZED (SELECT contact_id FROM page WHERE NOT ${subtracted("page.contact_id")}),
  ${siblings},
  classified AS (
    ${select} FROM person JOIN contact AS c ON c.id = person.contact_id LEFT JOIN sibling AS s ON s.contact_id = c.id)`;
}

/** On WhatsApp a stop ends marketing; by SMS it ends everything (see `stopPurpose`). */
function stoppedSql({ kind, marketing }: ClassifyFacts): (table: string) => string {
  if (kind === "sms") return (table) => `${table}.sms_stopped_at IS NOT NULL`;
  return (table) => (marketing ? `${table}.whatsapp_stopped_at IS NOT NULL` : "false");
}

function noAddressSql({ portfolio }: ClassifyFacts, params: SqlParams): string {
  const scope = params.add(portfolio, "text");
  return `c.phone IS NULL AND NOT EXISTS (SELECT 1 FROM identity AS i WHERE i.contact_id = c.id
      AND (i.kind = 'wa' OR i.kind = 'bsuid' AND i.scope = ${scope}))`;
}

/** By QR also who was looked for and not found lately. */
function notOnChannelSql({ kind, absentSince }: ClassifyFacts, params: SqlParams, paged: boolean): string {
  if (kind === "sms") return "c.no_sms_at IS NOT NULL";
  if (kind === "meta") return "c.no_whatsapp_at IS NOT NULL";
  const since = params.add(absentSince, "timestamptz");
  const absent = `NOT w.found AND w.checked_at > ${since}`;
  const looked = paged
    ? `EXISTS (SELECT 1 FROM whatsapp_check AS w WHERE w.phone = c.phone AND ${absent})`
    : `c.phone IN (SELECT w.phone FROM whatsapp_check AS w WHERE ${absent})`;
  return `c.no_whatsapp_at IS NOT NULL OR coalesce(${looked}, false)`;
}

function marketingReasons({ kind }: ClassifyFacts): [string, string][] {
  const american =
    "CASE WHEN c.phone IS NULL THEN c.country = 'US' ELSE left(c.phone, 2) = '+1' AND coalesce(c.country, 'US') = 'US' END";
  return [
    ...(kind === "meta" ? ([["us-marketing", american]] as [string, string][]) : []),
    ["not-opted-in", "c.basis IS NULL OR c.basis = 'contract'"],
  ];
}

function contactedReasons({ audience, now }: ClassifyFacts, params: SqlParams, paged: boolean) {
  const days = audience.minus.flatMap((term) =>
    "contactedWithinDays" in term ? [term.contactedWithinDays] : [],
  );
  if (days.length === 0) return [];
  const since = params.add(new Date(now.getTime() - Math.max(...days) * 86_400_000), "timestamptz");
  const went = `o.source = 'campaign' AND o.accepted_at > ${since}`;
  const holds = paged
    ? `EXISTS (SELECT 1 FROM outgoing AS o WHERE o.contact_id = c.id AND ${went})`
    : `c.id IN (SELECT o.contact_id FROM outgoing AS o WHERE o.contact_id IS NOT NULL AND ${went})`;
  return [["contacted-recently", holds] as [string, string]];
}

function cappedReasons({ cap, marketing, now }: ClassifyFacts, params: SqlParams, paged: boolean) {
  if (!cap || !marketing) return [];
  const since = params.add(new Date(now.getTime() - cap.hours * 3_600_000), "timestamptz");
  const most = params.add(cap.messages, "int");
  const went = `o.source = 'campaign' AND o.purpose = 'MARKETING' AND o.sending_at > ${since} AND o.state IN ${WENT_OUT}`;
  const holds = paged
    ? `(SELECT count(*) FROM outgoing AS o WHERE o.contact_id = c.id AND ${went}) >= ${most}`
    : `c.id IN (SELECT o.contact_id FROM outgoing AS o WHERE o.contact_id IS NOT NULL AND ${went}
        GROUP BY o.contact_id HAVING count(*) >= ${most})`;
  return [["capped", holds] as [string, string]];
}

function missingSql({ plan }: ClassifyFacts, params: SqlParams): string {
  const needed = [...new Set(neededFields(plan))];
  const nothing = plan.some(
    ({ source, optional }) => !optional && "text" in source && source.text.trim() === "",
  );
  if (nothing) return "true";
  if (needed.length === 0) return "false";
  const blanks = params.add(BLANKS, "text");
  return needed
    .map((field) => `btrim(coalesce(${fieldSql(field, params)}, ''), ${blanks}) = ''`)
    .join(" OR ");
}

function fieldSql(field: string, params: SqlParams): string {
  switch (field) {
    case "first_name":
    case "last_name":
    case "phone":
    case "email":
    case "country":
    case "language":
      return `c.${field}`;
    case "name":
      return "c.first_name || c.last_name";
    default:
      return `c.fields ->> ${params.add(field, "text")}`;
  }
}

/**
 * Other contacts that are the same person: one knows the phone, the other the WhatsApp id with the same key. What one
 * of them stopped holds for both, and the one that came later is written to only once, as the earlier one.
 */
function siblingsSql(
  facts: ClassifyFacts,
  params: SqlParams,
  stopped: (table: string) => string,
  paged: boolean,
): string {
  const same = "b.scope = '' AND b.match_key = a.match_key AND b.contact_id <> a.contact_id";
  const pairs = paged
    ? `SELECT a.contact_id, b.contact_id AS other FROM identity AS a
       JOIN identity AS b ON b.kind = CASE a.kind WHEN 'wa' THEN 'phone' ELSE 'wa' END AND ${same}
       WHERE a.contact_id IN (SELECT contact_id FROM person) AND a.kind IN ('phone', 'wa') AND a.scope = ''`
    : `SELECT a.contact_id, b.contact_id AS other FROM identity AS a JOIN identity AS b ON b.kind = 'phone' AND ${same}
       WHERE a.kind = 'wa' AND a.scope = ''
       UNION ALL SELECT b.contact_id, a.contact_id FROM identity AS a JOIN identity AS b ON b.kind = 'phone' AND ${same}
       WHERE a.kind = 'wa' AND a.scope = ''`;
  return `sibling AS MATERIALIZED (
    SELECT pair.contact_id, bool_or(o.blocked_at IS NOT NULL) AS blocked, bool_or(${stopped("o")}) AS stopped,
      bool_or(o.id < pair.contact_id AND ${inAudienceSql(facts.audience, params, "o.id")}) AS earlier
    FROM (${pairs}) AS pair JOIN contact AS o ON o.id = pair.other GROUP BY pair.contact_id)`;
}
