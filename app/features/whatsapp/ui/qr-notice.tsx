import Gauge from "lucide-react/icons/gauge";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";
import { qrState } from "../core/qr-state";
import type { QrFigures } from "../qr-figures";
import { useWhen } from "./use-when";

interface QrNoticeProps {
  waiting: number;
  qr: QrFigures;
}

/** Why a number by QR is off or slow, the gravest only; nothing for one that is well and warm. */
export function QrNotice({ waiting, qr }: QrNoticeProps) {
  const state = qrState(qr);
  if (state === "linked") return qr.rest ? <Resting rest={qr.rest} /> : <Slow qr={qr} />;
  return <NotUp waiting={waiting} qr={qr} />;
}

function NotUp({ waiting, qr }: QrNoticeProps) {
  const t = useT("whatsapp.say");
  const kept = useT("whatsapp.card");
  const when = useWhen();
  const state = qrState(qr);
  const { endReason, phaseAt } = qr;
  const why = endReason
    ? t(endReason, { when: when(phaseAt) })
    : state === "reconnecting"
      ? t("network", { when: when(phaseAt) })
      : state === "never"
        ? t("never")
        : undefined;
  if (!why && waiting === 0) return null;
  const bad = state === "off" || state === "banned";
  return (
    <Say tone={bad ? "bad" : state === "reconnecting" ? "hold" : "neutral"} className="said">
      {why} {waiting > 0 && kept("kept", { count: waiting })}
    </Say>
  );
}

function Resting({ rest: { reason, until } }: { rest: NonNullable<QrFigures["rest"]> }) {
  const t = useT("whatsapp.say");
  const moment = useMoment();
  return (
    <Say tone="hold" icon={Gauge} className="said">
      {t(reason, { time: moment(until) })}
    </Say>
  );
}

function Slow({ qr }: { qr: QrFigures }) {
  const t = useT("whatsapp.say");
  const moment = useMoment();
  const { riskAcceptedAt, today, hour, warmUp, nextAt } = qr;
  const words = !riskAcceptedAt
    ? t("riskOff")
    : nextAt && today.used >= today.limit
      ? t("dayFull", { time: moment(nextAt) })
      : nextAt && hour.used >= hour.limit
        ? t("hourFull", { time: moment(nextAt) })
        : warmUp
          ? t("warmUp", warmUp)
          : undefined;
  if (!words) return null;
  return (
    <Say icon={Gauge} className="said">
      {words}
    </Say>
  );
}

/** "09:30" of today, else the day with it. */
function useMoment(): (at: string) => string {
  const formats = useFormats();
  return (at) => {
    const date = new Date(at);
    const today = formats.date(date, "day") === formats.date(new Date(), "day");
    return formats.date(date, today ? "time" : "dayTime");
  };
}
