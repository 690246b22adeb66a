import type { ReactNode } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Figures } from "~/ui/figures";
import { Legend } from "~/ui/legend";
import { type BarKind, ProgressBar } from "~/ui/progress-bar";
import type { CampaignFacts } from "../campaign-facts.server";
import { type CampaignParts, campaignParts, shareOf } from "./core/campaign-parts";
import { finishGuess } from "./core/finish-guess";
import { useRate } from "./use-rate";

const ORDER = [
  "read",
  "delivered",
  "sent",
  "failed",
  "unknown",
  "held",
  "queued",
] as const satisfies BarKind[];

/** How far it is, at what speed, until when; the bar, its legend and the figures. */
export function LiveProgress({ facts }: { facts: CampaignFacts }) {
  const t = useT("campaigns");
  const formats = useFormats();
  const parts = campaignParts(facts.progress, facts.figures.heldCount);
  const counts = (kind: (typeof ORDER)[number]) => formats.number(parts[kind]);
  const sentence = ORDER.filter((kind) => parts[kind] > 0)
    .map((kind) => `${counts(kind)} ${t(`parts.${kind}`).toLowerCase()}`)
    .join(", ");
  return (
    <section className="prog" aria-label={t("live.title")}>
      <div className="prog-h">
        <span className="semi lg num">
          {t("live.out", { out: formats.number(parts.out), total: formats.number(parts.total) })}
        </span>
        <span className="t2 num">{formats.percent(shareOf(parts.out, parts.total))}</span>
        <Pace facts={facts} parts={parts} />
      </div>
      <ProgressBar
        size="l"
        total={parts.total}
        sentence={sentence || t("live.nobodyYet")}
        parts={ORDER.map((kind) => ({ kind, value: parts[kind] }))}
      />
      <div className="pt-2.5">
        <Legend
          spread
          items={ORDER.filter((kind) => parts[kind] > 0 || (ALWAYS.has(kind) && !facts.finishedAt))
            .map((kind) => ({
              kind,
              label: t(`parts.${kind}`),
              value: counts(kind),
            }))
            .concat(
              parts.cancelled > 0
                ? [{ kind: "queued", label: t("parts.cancelled"), value: formats.number(parts.cancelled) }]
                : [],
            )}
        />
      </div>
      <div className="prog-f">
        <CampaignFigures facts={facts} parts={parts} />
      </div>
    </section>
  );
}

const ALWAYS = new Set<BarKind>(["read", "delivered", "sent", "failed", "queued"]);

function Pace({ facts, parts }: { facts: CampaignFacts; parts: CampaignParts }) {
  const t = useT("campaigns.live");
  const formats = useFormats();
  const running = facts.state === "running";
  const rate = useRate(parts.out + parts.failed + parts.unknown, running);
  const bold = (words: ReactNode) => <b className="med text-ink">{words}</b>;
  const end = (words: ReactNode) => <span className="end num">{words}</span>;
  if (facts.state === "scheduled") {
    if (facts.waitsForApproval || !facts.startAt) return end(t("waitsForApproval"));
    return end(t.rich("startsAt", { time: formats.date(facts.startAt, "weekdayTime"), b: bold }));
  }
  if (facts.finishedAt) {
    const time = formats.date(facts.finishedAt, "dayTime");
    return end(t(facts.state === "cancelled" ? "cancelledAt" : "finishedAt", { time }));
  }
  if (facts.state === "preparing") return end(t("preparing"));
  if (!running) return null;
  const now = new Date();
  const plan = { queued: parts.queued, held: parts.held, perSecond: rate, plannedAt: facts.plannedFinishAt };
  // By QR hours of rest lie between messages: what left lately says nothing about the end.
  const steady = facts.numbers === null;
  const finish = finishGuess(steady ? plan : { ...plan, perSecond: null }, now);
  const when = finish && finishStyle(finish.getTime() - now.getTime());
  const time = finish && when && formats.date(finish, when);
  return (
    <span className="end num" suppressHydrationWarning>
      {steady &&
        rate !== null &&
        rate >= 0.05 &&
        t("rate", { rate: formats.number(rate, { maximumFractionDigits: rate < 10 ? 1 : 0 }) })}
      {steady && rate !== null && rate >= 0.05 && time && " · "}
      {time && t.rich("finishes", { when: when ?? "time", time, b: bold })}
      {!time && (rate === null || rate < 0.05) && t("going")}
    </span>
  );
}

/** A time of today, a day of this week, or a date. */
function finishStyle(inMs: number): "time" | "weekdayTime" | "dayTime" {
  if (inMs <= 64_800_000) return "time";
  return inMs > 6 * 86_400_000 ? "dayTime" : "weekdayTime";
}

function CampaignFigures({ facts, parts }: { facts: CampaignFacts; parts: CampaignParts }) {
  const t = useT("campaigns.figures");
  const formats = useFormats();
  const { figures } = facts;
  const of = (part: number, whole: number) =>
    t("of", { part: formats.number(part), whole: formats.number(whole) });
  const percent = (part: number, whole: number) => (whole > 0 ? formats.percent(shareOf(part, whole)) : "–");
  const isSms = facts.connection?.kind === "sms";
  return (
    <Figures
      items={[
        {
          key: "arrived",
          label: t("arrived"),
          value: percent(parts.arrived, parts.out),
          note: of(parts.arrived, parts.out),
        },
        ...(isSms
          ? []
          : [
              {
                key: "read",
                label: t("read"),
                value: percent(parts.read, parts.arrived),
                note: of(parts.read, parts.arrived),
              },
            ]),
        {
          key: "replied",
          label: t("replied"),
          value: formats.number(figures.repliedCount),
          note: t("waiting", { count: figures.unansweredCount }),
        },
        {
          key: "stopped",
          label: t("stopped"),
          value: formats.number(figures.stoppedCount),
          note: t("ofArrived", { share: formats.percent(shareOf(figures.stoppedCount, parts.arrived)) }),
        },
        ...(figures.cost
          ? [
              {
                key: "cost",
                label: t(facts.finishedAt ? "costFinal" : "cost"),
                value: formats.money(figures.cost.soFarMinor, figures.cost.currency, { decimals: 0 }),
                note: t("costOf", {
                  total: formats.money(figures.cost.totalMinor, figures.cost.currency, { decimals: 0 }),
                }),
              },
            ]
          : []),
      ]}
    />
  );
}
