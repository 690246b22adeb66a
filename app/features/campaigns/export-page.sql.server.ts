import type { ChannelKind } from "~/channels/channel";
import { refusalMessageKey } from "~/channels/refusal-message-key";
import { zoneLabel } from "~/features/contacts/core/zone-label";
import { csvLine } from "~/features/imports/core/csv-cell";
import type { OutgoingState } from "~/features/outgoing/core/outgoing-state";
import { SKIP_REASONS } from "~/features/outgoing/core/reasons";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { classifyFailure } from "./classify-failure.server";
import { loadCampaign } from "./load-campaign.server";

const PAGE = 5_000;
/** Spreadsheet programs take UTF-8 for Latin-1 without it. */
const BOM = "\ufeff";

export interface ExportFilter {
  states?: OutgoingState[];
}

/** One recipient for tools: state and reason as codes, not as words. */
export interface ExportedRecipient {
  id: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  state: OutgoingState;
  why: string | null;
  detail: string | null;
  attempt: number;
  zone: string | null;
  acceptedAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  failedAt: Date | null;
}

const COLUMNS = [
  "firstName",
  "lastName",
  "phone",
  "state",
  "reason",
  "code",
  "detail",
  "attempt",
  "zone",
  "acceptedAt",
  "deliveredAt",
  "readAt",
  "failedAt",
] as const;

export interface ExportPage {
  /** CSV, the first page with its header line; empty when there is nothing more. */
  csv: string;
  /** Pass it as `after` for more; null = that was all. */
  next: string | null;
}

/** One page as data instead. @throws AppError NOT_FOUND */
export async function exportRows(
  ctx: CompanyContext,
  campaignId: string,
  after: string | null,
): Promise<{ rows: ExportedRecipient[]; next: string | null }> {
  await ctx.read((scope) => loadCampaign(scope, campaignId));
  const rows = await readPage(ctx, campaignId, after, {});
  return { rows, next: rows.length === PAGE ? rows.at(-1)!.id : null };
}

/** One page of the export. @throws AppError NOT_FOUND */
export async function exportPage(
  ctx: CompanyContext,
  campaignId: string,
  locale: Locale,
  after: string | null,
  filter: ExportFilter = {},
): Promise<ExportPage> {
  const campaign = await ctx.read((scope) => loadCampaign(scope, campaignId));
  const kind = (campaign.connection?.kind ?? "meta") as ChannelKind;
  const rows = await readPage(ctx, campaignId, after, filter);
  const header = csvLine(COLUMNS.map((column) => translate(locale, `campaigns.export.${column}`)));
  const csv = (after ? "" : BOM + header) + rows.map((row) => csvLine(cellsOf(row, kind, locale))).join("");
  return { csv, next: rows.length === PAGE ? rows.at(-1)!.id : null };
}

function readPage(ctx: CompanyContext, campaignId: string, after: string | null, { states }: ExportFilter) {
  return ctx.read((scope) =>
    sqlOf(scope).query<ExportedRecipient>(
      `SELECT o.id::text, coalesce(c.first_name, '') AS "firstName", coalesce(c.last_name, '') AS "lastName", coalesce(o.to_phone, c.phone) AS phone,
         o.state, o.why, o.detail, o.attempt::int, o.zone, o.accepted_at AS "acceptedAt",
         o.delivered_at AS "deliveredAt", o.read_at AS "readAt", o.failed_at AS "failedAt"
       FROM (
         SELECT * FROM outgoing AS o WHERE o.campaign_id = $1::uuid AND NOT o.superseded
           AND ($2::uuid IS NULL OR o.id > $2::uuid) AND ($3::text[] IS NULL OR o.state = ANY ($3::text[]))
         ORDER BY o.id LIMIT ${PAGE}) AS o
       LEFT JOIN contact AS c ON c.id = o.contact_id ORDER BY o.id`,
      [campaignId, after, states ?? null],
    ),
  );
}

function cellsOf(row: ExportedRecipient, kind: ChannelKind, locale: Locale): string[] {
  const shown = row.state === "claimed" ? "waiting" : row.state;
  return [
    row.firstName,
    row.lastName,
    row.phone ?? "",
    translate(locale, `campaigns.state.${shown}`),
    reasonOf(row, kind, locale),
    row.state === "failed" ? (row.why ?? "") : "",
    row.detail ?? "",
    String(row.attempt),
    row.zone ? zoneLabel(row.zone, locale) : "",
    ...[row.acceptedAt, row.deliveredAt, row.readAt, row.failedAt].map((at) => at?.toISOString() ?? ""),
  ];
}

function reasonOf({ state, why }: ExportedRecipient, kind: ChannelKind, locale: Locale): string {
  if (!why) return "";
  if (state === "failed") {
    const { reason } = classifyFailure(kind, why);
    return translate(locale, refusalMessageKey(kind, why, reason).title);
  }
  if (state === "skipped" && (SKIP_REASONS as readonly string[]).includes(why)) {
    return translate(locale, `reasons.skip.${why}`);
  }
  return "";
}
