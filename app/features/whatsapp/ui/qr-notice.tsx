import Gauge from "lucide-react/icons/gauge";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";
import { qrState } from "../core/qr-state";
import { type QrFigures, REST_REASONS, type RestReason } from "../qr-figures";
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
  const formats = useFormats();
  const time = until && formats.date(new Date(until), isSoon(until) ? "time" : "dayTime");
  const known = REST_REASONS.includes(reason as RestReason);
  return (
    <Say tone="hold" icon={Gauge} className="said">
      {time ? t(known ? (reason as RestReason) : "resting", { time }) : t("restingOpen")}
    </Say>
  );
}

function Slow({ qr }: { qr: QrFigures }) {
  const t = useT("whatsapp.say");
  const { riskAcceptedAt, today, warmUp } = qr;
  const words = !riskAcceptedAt
    ? t("riskOff")
    : today.used >= today.limit
      ? t("dayFull")
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

const isSoon = (at: string) => new Date(at).toDateString() === new Date().toDateString();
