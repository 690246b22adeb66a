import { collectValues } from "~/features/contacts/contact-where";
import { sightSql } from "~/features/inbox/conversation-conditions";
import { loadSight } from "~/features/inbox/load-sight.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

export interface HomeFacts {
  /** Sending now or about to; paused ones are not. */
  goingCount: number;
  campaignCount: number;
  waitingCount: number;
  /** What is done of getting ready. */
  steps: {
    connect: boolean;
    contacts: boolean;
    template: boolean;
    test: boolean;
    launch: boolean;
    invite: boolean;
  };
  /** When going campaigns should be done, as pre-flight said at launch; by campaign. */
  finishAt: Record<string, string | null>;
  /** How many of a going campaign wait for an hour or a limit. */
  held: Record<string, number>;
}

type Row = Omit<HomeFacts, "steps" | "finishAt" | "held"> &
  HomeFacts["steps"] & {
    going: { id: string; finishAt: string | null; held: number }[] | null;
  };

/** What the first page counts, in one statement over indexes: every part stops at the first row, or counts few. */
export function homeFacts(ctx: CompanyContext, now: Date): Promise<HomeFacts> {
  return ctx.read(async (scope) => {
    const { values, add } = collectValues();
    const at = add(now, "timestamptz");
    const seen = sightSql(await loadSight(scope), add, "v") ?? "true";
    const [row] = await sqlOf(scope).query<Row>(
      `SELECT
         (SELECT count(*)::int FROM campaign WHERE state IN ('preparing', 'running')) AS "goingCount",
         (SELECT count(*)::int FROM campaign) AS "campaignCount",
         (SELECT count(*)::int FROM conversation AS v WHERE v.unanswered_since IS NOT NULL AND ${seen}) AS "waitingCount",
         EXISTS (SELECT FROM connection WHERE state = 'active') AS connect,
         EXISTS (SELECT FROM contact) AS contacts,
         EXISTS (SELECT FROM template WHERE missing_since IS NULL AND (kind = 'text' OR status = 'APPROVED')) AS template,
         EXISTS (SELECT FROM campaign WHERE tested_at IS NOT NULL) AS test,
         EXISTS (SELECT FROM campaign WHERE launched_at IS NOT NULL) AS launch,
         (SELECT count(*) > 1 FROM membership) OR EXISTS (SELECT FROM invitation WHERE revoked_at IS NULL) AS invite,
         (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'finishAt', c.preflight ->> 'finishAt', 'held', (
              SELECT count(*) FROM outgoing_due AS d WHERE d.connection_id = c.connection_id AND d.stream_id = c.id
                AND d.not_before > ${at})))
          FROM (SELECT * FROM campaign WHERE state IN ('preparing', 'running', 'paused') ORDER BY id DESC LIMIT 5) AS c) AS going`,
      values,
    );
    const { goingCount, campaignCount, waitingCount, going, ...steps } = row!;
    return {
      goingCount,
      campaignCount,
      waitingCount,
      steps,
      finishAt: Object.fromEntries((going ?? []).map(({ id, finishAt }) => [id, finishAt])),
      held: Object.fromEntries((going ?? []).map(({ id, held }) => [id, held])),
    };
  });
}
