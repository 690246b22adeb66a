import { useT } from "~/i18n/use-t";
import { Tag, type Tone } from "~/ui/tag";
import type { ConnectionSummary } from "../list-connections.server";

type Facts = Pick<ConnectionSummary, "state" | "quality" | "kind">;

const STATE_TONES: Partial<Record<ConnectionSummary["state"], Tone>> = {
  pending: "hold",
  "needs-reconnect": "bad",
  blocked: "bad",
};
const QUALITY_TONES: Record<string, Tone> = { green: "ok", yellow: "hold", red: "bad" };

/** The one fact about a connection that matters most now: its state when it is not normal, else its quality. */
export function ConnectionTag({ state, quality, kind }: Facts) {
  const t = useT("connections");
  if (state !== "active") return <Tag tone={STATE_TONES[state]}>{t(`tag.${state}`)}</Tag>;
  const tone = kind === "meta" && quality ? QUALITY_TONES[quality] : undefined;
  if (tone) return <Tag tone={tone}>{t(`quality.${quality as "green"}`)}</Tag>;
  return <Tag tone="ok">{t("tag.active")}</Tag>;
}
