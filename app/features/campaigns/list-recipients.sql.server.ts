import { foldText } from "~/features/contacts/core/fold-text";
import { seenConversations } from "~/features/inbox/seen-conversations.server";
import type { OutgoingState } from "~/features/outgoing/core/outgoing-state";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { AppError } from "~/platform/errors/app-error";
import { type RecipientFilter, recipientFilterSchema } from "./campaigns.schema";
import { isUuid } from "./is-uuid";
import { SqlParams } from "./sql-params";

export interface RecipientRow {
  /** The attempt's id. */
  id: string;
  contactId: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  state: OutgoingState;
  /** Skip or wait reason, or the provider's code of a failure. */
  why: string | null;
  detail: string | null;
  zone: string | null;
  attempt: number;
  conversationId: string | null;
  /** The number that it goes out by. */
  connectionId: string;
  /** While it waits. */
  notBefore: Date | null;
  acceptedAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  failedAt: Date | null;
  settledAt: Date | null;
  /** What they wrote back first, cut; null also where the reader may not see the conversation. */
  reply: string | null;
  replyAt: Date | null;
}

export interface RecipientPage {
  items: RecipientRow[];
  next: string | null;
}

/** More matches of a search than this are not looked at: a person types on. */
const MOST_MATCHES = 2_000;

/** People of a campaign in their latest attempt, newest first. @throws AppError NOT_FOUND */
export function listRecipients(
  ctx: CompanyContext,
  campaignId: string,
  input: RecipientFilter = {},
  now = new Date(),
): Promise<RecipientPage> {
  const filter = recipientFilterSchema.parse(input);
  return ctx.read(async (scope) => {
    const known =
      isUuid(campaignId) &&
      (await scope.db.campaign.findFirst({ where: { id: campaignId }, select: { id: true } }));
    if (!known) throw new AppError("NOT_FOUND", "campaigns.errors.notFound");
    const params = new SqlParams();
    const statement = listSql(campaignId, filter, params, now);
    const rows = await sqlOf(scope).query<RecipientRow>(statement, params.values);
    const shown = rows.slice(0, filter.most);
    const seen = await seenConversations(
      scope,
      shown.filter(({ reply }) => reply !== null).map(({ conversationId }) => conversationId),
    );
    const items = shown.map((row) => (seen.has(row.conversationId ?? "") ? row : { ...row, reply: null }));
    return { items, next: rows.length > filter.most ? items.at(-1)!.id : null };
  });
}

type Parsed = ReturnType<typeof recipientFilterSchema.parse>;

/** A campaign may have thousands of replies and a thread has few messages: "not distinct" keeps to the thread's index. */
function listSql(campaignId: string, filter: Parsed, params: SqlParams, now: Date): string {
  const campaign = params.add(campaignId, "uuid");
  const where = [`o.campaign_id = ${campaign}`, "NOT o.superseded"];
  if (filter.after) where.push(`o.id < ${params.add(filter.after, "uuid")}`);
  if (filter.states?.length) where.push(`o.state = ANY (${params.add(filter.states, "text[]")})`);
  if (filter.why) where.push(`o.why = ${params.add(filter.why, "text")}`);
  if (filter.waitsFor === "hour") where.push(`o.not_before > ${params.add(now, "timestamptz")}`);
  if (filter.waitsFor === "turn") {
    where.push(`(o.state IN ('claimed', 'sending') OR o.not_before <= ${params.add(now, "timestamptz")})`);
  }
  const search = foldText(filter.search ?? "").trim();
  if (search) {
    const pattern = params.add(`%${search.replace(/[\\%_]/g, "\\$&")}%`, "text");
    where.push(`o.contact_id IN (SELECT contact_id FROM search_contacts(${pattern}, NULL, ${MOST_MATCHES}))`);
  }
  return `SELECT o.id::text, coalesce(o.contact_id, o.id)::text AS "contactId",
      coalesce(c.first_name, '') AS "firstName", coalesce(c.last_name, '') AS "lastName",
      coalesce(o.to_phone, c.phone) AS phone, o.state, o.why, o.detail, o.zone, o.attempt::int,
      o.conversation_id::text AS "conversationId", o.connection_id::text AS "connectionId",
      o.not_before AS "notBefore", o.accepted_at AS "acceptedAt",
      o.delivered_at AS "deliveredAt", o.read_at AS "readAt", o.failed_at AS "failedAt", o.settled_at AS "settledAt",
      left(r.text, 120) AS reply, r.at AS "replyAt"
    FROM (SELECT * FROM outgoing AS o WHERE ${where.join(" AND ")} ORDER BY o.id DESC LIMIT ${params.add(filter.most + 1, "int")}) AS o
    LEFT JOIN contact AS c ON c.id = o.contact_id
    LEFT JOIN LATERAL (
      SELECT m.text, m.at FROM message AS m
      WHERE m.conversation_id = o.conversation_id AND m.campaign_id IS NOT DISTINCT FROM ${campaign} AND m.direction = 'in'
      ORDER BY m.at, m.id LIMIT 1) AS r ON o.conversation_id IS NOT NULL
    ORDER BY o.id DESC`;
}
