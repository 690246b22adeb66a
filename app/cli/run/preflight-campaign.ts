import type { Call, Handler } from "../call";
import { drawTable } from "../line/draw-table";
import type { Api } from "../open-api";

type Report = Awaited<ReturnType<Api["campaigns"]["preflight"]["query"]>>;

/** Audience − every exclusion = eligible, in one flat value; nulls where something is still to be filled in. */
export const preflight: Handler = async (call) => {
  const report = await call.api().campaigns.preflight.query({ id: call.argument });
  return { json: flat(call.argument, report), text: draw(call, report) };
};

function flat(id: string, { problems, preflight: found, checkedAt }: Report) {
  const excludedBy = found && Object.fromEntries(found.ledger.lines.map(({ why, count }) => [why, count]));
  return {
    id,
    audience: found?.ledger.audience ?? null,
    eligible: found?.ledger.eligible ?? null,
    excluded: found?.ledger.excluded ?? null,
    excludedBy,
    problems,
    warnings: found?.warnings ?? [],
    blocking: found?.blocking ?? [],
    segments: found?.segments ?? null,
    cost: found?.cost ?? null,
    ratePerSecond: found?.ratePerSecond ?? null,
    budget: found?.budget ?? null,
    finishAt: found?.plan.finishAt ?? null,
    days: found?.plan.days ?? [],
    numbers: found?.numbers ?? null,
    zones: found?.zones ?? [],
    checkedAt,
  };
}

function draw({ say, locale }: Call, { problems, preflight: found }: Report): string {
  const open = problems.map((problem) => say(`campaigns.problem.${problem}`));
  if (!found) return open.join("\n");
  const { ledger, cost, plan, warnings, numbers } = found;
  const money = new Intl.NumberFormat(locale, { style: "currency", currency: cost.currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const figures = drawTable([
    [say("cli.campaigns.audience"), String(ledger.audience)],
    ...ledger.lines.map(({ why, count }) => [`− ${say(`reasons.skip.${why}`)}`, String(count)]),
    [say("cli.campaigns.eligible"), String(ledger.eligible)],
    [
      say("cli.campaigns.cost"),
      numbers ? say("composer.plan.free") : money.format(cost.totalMinor / 10 ** digits),
    ],
    ...(plan.finishAt
      ? [[say("cli.campaigns.finishAt"), new Date(plan.finishAt).toLocaleString(locale)]]
      : []),
  ]);
  const params = { count: ledger.eligible, days: plan.days.length };
  const said = warnings.map((warning) => say(`reasons.warning.${warning}`, paramsOf(warning, found, params)));
  const byNumber = (numbers ?? []).map(({ name, perDay, people, days }) =>
    say(people > 0 ? "cli.campaigns.number" : "cli.campaigns.numberUnused", { name, perDay, people, days }),
  );
  return [figures, ...byNumber, ...open, ...said].join("\n");
}

/** What a warning counts. */
function paramsOf(
  warning: string,
  { cost, segments }: NonNullable<Report["preflight"]>,
  params: { count: number; days: number },
) {
  if (warning === "price-missing") return { ...params, count: cost.unpricedUnits };
  if (warning === "many-segments") return { ...params, count: Math.ceil(segments?.perMessage ?? 1) };
  return params;
}
