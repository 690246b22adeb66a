import { Fact } from "~/features/connections/ui/fact";
import { FactBar } from "~/features/connections/ui/fact-bar";
import { FactList } from "~/features/connections/ui/fact-list";
import { useT } from "~/i18n/use-t";
import { DateTime } from "~/ui/date-time";
import { RelativeTime } from "~/ui/relative-time";
import { qrState } from "../core/qr-state";
import type { QrFigures } from "../qr-figures";

/** Campaigns of today against the day's limit; the pace, or what waits while there is no link; when the phone was seen. */
export function QrFacts({ waiting, qr }: { waiting: number; qr: QrFigures }) {
  const t = useT("whatsapp.card");
  const state = qrState(qr);
  const up = state === "linked" || state === "reconnecting";
  const { today, gap, phoneSeenAt, riskAcceptedAt } = qr;
  const used = t("usedOf", { used: today.used, limit: today.limit });
  return (
    <FactList>
      {riskAcceptedAt ? (
        <Fact label={t("today")}>
          {used}
          <FactBar
            kind={today.used >= today.limit ? "held" : "read"}
            value={today.used}
            total={today.limit}
            sentence={used}
          />
        </Fact>
      ) : (
        <Fact label={t("campaigns")}>
          <span className="t3">{t("campaignsOff")}</span>
        </Fact>
      )}
      {state === "linked" && riskAcceptedAt ? (
        <Fact label={t("pace")}>{t("paceGap", { min: gap.from, max: gap.to })}</Fact>
      ) : (
        <Fact label={t("waiting")}>{t("messages", { count: waiting })}</Fact>
      )}
      <Fact label={t("phoneSeen")}>
        {!phoneSeenAt ? (
          <span className="t3">{t("phoneNever")}</span>
        ) : up ? (
          <RelativeTime at={phoneSeenAt} />
        ) : (
          <DateTime at={phoneSeenAt} style={isToday(phoneSeenAt) ? "time" : "dayTime"} />
        )}
      </Fact>
    </FactList>
  );
}

const isToday = (at: string) => new Date(at).toDateString() === new Date().toDateString();
