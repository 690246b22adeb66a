import type { ConnectionSummary } from "~/features/connections/list-connections.server";
import { useT } from "~/i18n/use-t";
import { Tag, type Tone } from "~/ui/tag";
import { qrState } from "../core/qr-state";
import type { QrFigures } from "../qr-figures";

const LOOKS = {
  never: { tone: "hold", key: "notLinked" },
  linking: { tone: "hold", key: "linking" },
  linked: { tone: "ok", key: "linked" },
  reconnecting: { tone: "hold", key: "reconnecting" },
  off: { tone: "bad", key: "off" },
  banned: { tone: "bad", key: "banned" },
} as const satisfies Record<string, { tone: Tone; key: string }>;

/** The one fact that matters most now: no link, else a person's pause, else how the link does. */
export function QrTag({ state, qr }: { state: ConnectionSummary["state"]; qr: QrFigures }) {
  const t = useT("whatsapp.card");
  const paused = useT("connections.tag")("paused");
  const how = qrState(qr);
  if (how === "linked" && state === "paused") return <Tag>{paused}</Tag>;
  if (how === "linked" && qr.rest) return <Tag tone="hold">{t("resting")}</Tag>;
  const { tone, key } = LOOKS[how];
  return <Tag tone={tone}>{t(key)}</Tag>;
}
