import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Money } from "~/ui/money";
import { RelativeTime } from "~/ui/relative-time";
import type { ConnectionSummary } from "../list-connections.server";
import type { SmsFigures } from "../sms-figures.server";
import { Fact } from "./fact";
import { FactBar } from "./fact-bar";
import { FactList } from "./fact-list";

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
    <FactList>
      {portfolio && <Today portfolio={portfolio} />}
      {showsWaiting && <Fact label={t("waiting")}>{t("messages", { count: waiting })}</Fact>}
      {(state === "active" || !portfolio) && (
        <Fact label={t("pace")}>
          {slowedRate === null ? (
            t("perSecond", { rate })
          ) : (
            <>
              {t("slowed", { slowed: slowedRate, rate })}
              <FactBar
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
    </FactList>
  );
}

function SmsFacts({ waiting, figures }: { waiting: number; figures: SmsFigures }) {
  const t = useT("connections.row");
  const formats = useFormats();
  const { deliveredShare: share, balance } = figures;
  const percent = share === null ? "" : formats.percent(share);
  return (
    <FactList>
      <Fact label={t("waiting")}>{t("messages", { count: waiting })}</Fact>
      <Fact label={t("delivered")}>
        {share === null ? (
          <span className="t3">{t("deliveredNone")}</span>
        ) : (
          <>
            {percent}
            <FactBar kind="ok" value={share} total={1} sentence={t("deliveredShare", { share: percent })} />
          </>
        )}
      </Fact>
      <Fact label={t("balance")}>
        {balance ? <Money {...balance} /> : <span className="t3">{t("balanceUnknown")}</span>}
      </Fact>
    </FactList>
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
      <FactBar
        kind={used >= dailyLimit ? "held" : "read"}
        value={used}
        total={dailyLimit}
        sentence={sentence}
      />
    </Fact>
  );
}
