import Gauge from "lucide-react/icons/gauge";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";
import type { ConnectionSummary } from "../list-connections.server";

/** What is the matter with a connection and what is safe, in one notice; nothing for a healthy one. */
export function ConnectionNotice({ connection }: { connection: ConnectionSummary }) {
  const t = useT("connections");
  const formats = useFormats();
  const { state, stateReason, missing, quality, lastError, waiting, slowedRate, marketingPausedUntil } =
    connection;
  const kept = waiting > 0 && ` ${t("say.waiting", { count: waiting })}`;
  if (state === "needs-reconnect" || state === "blocked") {
    const key = `stopped.${(stateReason ?? "configuration") as "configuration"}` as const;
    return (
      <Say tone="bad" className="said">
        {t.has(key) ? t(key) : t(`state.${state}`)}
        {kept}
        {lastError && <Code code={lastError.code} />}
      </Say>
    );
  }
  if (state === "pending") {
    return <Say className="said">{t(`missing.${missing[0] ?? "test"}`)}</Say>;
  }
  if (quality === "red") {
    return (
      <Say tone="bad" icon={Gauge} className="said">
        {t("say.red")}
      </Say>
    );
  }
  if (marketingPausedUntil && marketingPausedUntil > new Date()) {
    const time = formats.date(marketingPausedUntil, "dayTime");
    return (
      <Say tone="hold" icon={Gauge} className="said">
        {t("say.marketingPaused", { time })}
      </Say>
    );
  }
  if (quality === "yellow" || slowedRate !== null) {
    return (
      <Say tone="hold" icon={Gauge} className="said">
        {quality === "yellow" ? t("say.yellow") : t("say.slowed", { slowed: slowedRate ?? 0 })}
      </Say>
    );
  }
  return lastError ? <LastError error={lastError} /> : null;
}

function LastError({ error }: { error: NonNullable<ConnectionSummary["lastError"]> }) {
  const t = useT() as unknown as (key: string) => string;
  useT("refusals");
  return (
    <Say tone="hold" className="said" title={`${t(error.titleKey)}.`}>
      {t(error.nextKey)}
      <Code code={error.code} />
    </Say>
  );
}

function Code({ code }: { code: string }) {
  const t = useT("connections.say");
  return <span className="mono t3 ml-2">{t("code", { code })}</span>;
}
