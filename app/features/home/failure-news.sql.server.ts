import type { ChannelKind } from "~/channels/channel";
import { refusalWords } from "~/features/campaigns/recipient-words.server";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** Something that went wrong lately, in the reader's words, with the way to look at it. */
export interface FailureNews {
  key: string;
  tone: "bad" | "hold";
  title: string;
  next: string;
  code: string | null;
  to: string;
  link: "people" | "campaign" | "template";
}

const DAYS = 7;
const SHOWN = 5;

interface FailedRow {
  id: string;
  name: string;
  kind: ChannelKind;
  why: string;
  n: number;
}

/** What failed in the last seven days: campaigns the system paused, templates Meta stopped, refusals by reason. */
export function failureNews(ctx: CompanyContext, locale: Locale, now: Date): Promise<FailureNews[]> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  return ctx.read(async (scope) => {
    const paused = await scope.db.campaign.findMany({
      where: { state: "paused", pauseReason: { not: "by-person" } },
      select: { id: true, name: true, pauseReason: true, pauseDetail: true },
      orderBy: { id: "desc" },
      take: 2,
    });
    const templates = await scope.db.template.findMany({
      where: { status: { in: ["PAUSED", "DISABLED", "REJECTED"] }, updatedAt: { gte: since } },
      select: { id: true, name: true, status: true },
      orderBy: { updatedAt: "desc" },
      take: 2,
    });
    const failed = await sqlOf(scope).query<FailedRow>(
      `SELECT c.id::text, c.name, coalesce(k.kind, 'meta') AS kind, t.why, sum(t.n)::int AS n
       FROM campaign AS c JOIN campaign_tally AS t ON t.campaign_id = c.id AND t.state = 'failed'
       LEFT JOIN connection AS k ON k.id = c.connection_id
       WHERE c.launched_at >= $1::timestamptz GROUP BY 1, 2, 3, 4 HAVING sum(t.n) > 0 ORDER BY n DESC LIMIT ${SHOWN}`,
      [since],
    );
    const say = (key: string, params: Record<string, string | number>) =>
      translate(locale, `home.failed.${key}`, params);
    const news: FailureNews[] = [
      ...paused.map(({ id, name, pauseReason, pauseDetail }) => ({
        key: `paused ${id}`,
        tone: "hold" as const,
        title: say("paused", { name: cut(name) }),
        next: `${translate(locale, `reasons.pause.${pauseReason}`)}.`,
        code: ((pauseDetail ?? {}) as { code?: string }).code ?? null,
        to: `/campaigns/${id}`,
        link: "campaign" as const,
      })),
      ...templates.map(({ id, name, status }) => ({
        key: `template ${id}`,
        tone: "hold" as const,
        title: say(`template.${status.toLowerCase()}`, { name }),
        next: say(`templateNext.${status.toLowerCase()}`, {}),
        code: null,
        to: `/templates/${id}`,
        link: "template" as const,
      })),
      ...failed.map((row) => {
        const words = refusalWords(row.why || "unknown", { kind: row.kind, locale, timeZone: "UTC", now });
        return {
          key: `failed ${row.id} ${row.why}`,
          tone: "bad" as const,
          title: say("people", { count: row.n, name: cut(row.name) }),
          next: `${words.title}. ${words.next}`,
          code: row.why || null,
          to: `/campaigns/${row.id}?state=failed${row.why ? `&why=${encodeURIComponent(row.why)}` : ""}`,
          link: "people" as const,
        };
      }),
    ];
    return news.slice(0, SHOWN);
  });
}

const MOST_LETTERS = 60;

/** A campaign's name inside a sentence. */
const cut = (name: string) =>
  name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…` : name;
