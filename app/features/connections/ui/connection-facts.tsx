import type { ReactNode } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Money } from "~/ui/money";
import { ProgressBar } from "~/ui/progress-bar";
import { RelativeTime } from "~/ui/relative-time";
import type { ConnectionSummary } from "../list-connections.server";
import type { SmsFigures } from "../sms-figures.server";

const LIST =
  "grid grid-cols-3 gap-5 max-[720px]:col-span-full max-[720px]:mt-3 max-[720px]:grid-cols-1 max-[720px]:gap-2";

/** Three facts of a connection: today's use or what waits, its pace, its last notice; for SMS what arrived and what is left. */
export function ConnectionFacts({ connection, sms }: { connection: ConnectionSummary; sms?: SmsFigures }) {
  return sms ? (
    <SmsFacts waiting={connection.waiting} figures={sms} />
  ) : (
    <UsualFacts connection={connection} />
  );
}

function UsualFacts({ connection }: { connection: ConnectionSummary }) {
  const t = useT("connections.row");
  const { kind, portfolio, waiting, state, rate, slowedRate, lastWebhookAt } = connection;
  const showsWaiting = state !== "active" || !portfolio;
  return (
    <dl className={LIST}>
      {portfolio && <Today portfolio={portfolio} />}
      {showsWaiting && <Fact label={t("waiting")}>{t("messages", { count: waiting })}</Fact>}
      {(state === "active" || !portfolio) && (
        <Fact label={t("pace")}>
          {slowedRate === null ? (
            t("perSecond", { rate })
          ) : (
            <>
              {t("slowed", { slowed: slowedRate, rate })}
              <Bar
                kind="held"
                value={slowedRate}
                total={rate}
                sentence={t("slowed", { slowed: slowedRate, rate })}
              />
            </>
          )}
        </Fact>
      )}
      <Fact label={kind === "meta" ? t("lastNoticeMeta") : t("lastNotice")}>
        {lastWebhookAt ? <RelativeTime at={lastWebhookAt} /> : <span className="t3">{t("never")}</span>}
      </Fact>
    </dl>
  );
}

function SmsFacts({ waiting, figures }: { waiting: number; figures: SmsFigures }) {
  const t = useT("connections.row");
  const formats = useFormats();
  const { deliveredShare: share, balance } = figures;
  const percent = share === null ? "" : formats.percent(share);
  return (
    <dl className={LIST}>
      <Fact label={t("waiting")}>{t("messages", { count: waiting })}</Fact>
      <Fact label={t("delivered")}>
        {share === null ? (
          <span className="t3">{t("deliveredNone")}</span>
        ) : (
          <>
            {percent}
            <Bar kind="ok" value={share} total={1} sentence={t("deliveredShare", { share: percent })} />
          </>
        )}
      </Fact>
      <Fact label={t("balance")}>
        {balance ? <Money {...balance} /> : <span className="t3">{t("balanceUnknown")}</span>}
      </Fact>
    </dl>
  );
}

function Today({ portfolio }: { portfolio: NonNullable<ConnectionSummary["portfolio"]> }) {
  const t = useT("connections.row");
  const { used, dailyLimit } = portfolio;
  if (dailyLimit === null) return <Fact label={t("today")}>{t("usedUnlimited", { used })}</Fact>;
  const sentence = t("usedOf", { used, limit: dailyLimit });
  return (
    <Fact label={t("today")}>
      {sentence}
      <Bar kind={used >= dailyLimit ? "held" : "read"} value={used} total={dailyLimit} sentence={sentence} />
    </Fact>
  );
}

function Bar({
  kind,
  value,
  total,
  sentence,
}: {
  kind: "read" | "held" | "ok";
  value: number;
  total: number;
  sentence: string;
}) {
  return (
    <span className="mt-[5px] block max-[720px]:hidden">
      <ProgressBar
        parts={[{ kind, value: Math.min(value, total) }]}
        total={total}
        sentence={sentence}
        size="s"
      />
    </span>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 max-[720px]:flex max-[720px]:items-baseline max-[720px]:justify-between max-[720px]:gap-4">
      <dt className="sm t3">{label}</dt>
      <dd className="med num mt-0.5 max-[720px]:mt-0 max-[720px]:text-right">{children}</dd>
    </div>
  );
}
