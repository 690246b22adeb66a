import type { WizardStep } from "~/features/connections/ui/wizard-layout";
import type { useFormats } from "~/i18n/use-formats";
import type { useT } from "~/i18n/use-t";
import type { LinkStage } from "../core/link-stage";
import type { LinkView } from "../link-view";

type Words = ReturnType<typeof useT<"whatsapp.steps">>;
type State = WizardStep["state"];

const UP: readonly LinkStage[] = ["linked", "reconnecting"];
const READ: readonly LinkStage[] = ["pairing", "other-number", ...UP];

/** The four steps at the side, as this link has come along them. */
export function linkSteps(
  view: LinkView,
  stage: LinkStage,
  t: Words,
  formats: ReturnType<typeof useFormats>,
): WizardStep[] {
  const up = UP.includes(stage);
  const read = READ.includes(stage);
  const state = (done: boolean, now: boolean): State => (done ? "done" : now ? "now" : "later");
  return [
    riskStep(view, t, formats),
    { title: t("scan"), hint: read ? t("scanDone") : t("scanNow"), state: state(read, true) },
    {
      title: t("check"),
      hint: up ? t("checkDone") : view.phone ? t("checkAgain") : t("checkNew"),
      state: state(up, read),
    },
    lastStep(view, up, t),
  ];
}

function riskStep(view: LinkView, t: Words, formats: ReturnType<typeof useFormats>): WizardStep {
  const { riskAcceptedAt: at, riskAcceptedByName: name } = view;
  if (!at) return { title: t("risks"), hint: t("risksLater"), state: "done" };
  const date = formats.date(new Date(at), "day");
  return { title: t("risksAccepted"), hint: name ? t("risksBy", { name, date }) : date, state: "done" };
}

function lastStep(
  { waiting, history, historyPercent, linkedAt }: LinkView,
  up: boolean,
  t: Words,
): WizardStep {
  if (waiting > 0) {
    return { title: t("deliver"), hint: t("deliverCount", { count: waiting }), state: up ? "now" : "later" };
  }
  if (history && (!up || (historyPercent ?? 0) < 100)) {
    const hint = historyPercent === null ? t("startHint") : t("historyPercent", { percent: historyPercent });
    return { title: t("history"), hint, state: up ? "now" : "later" };
  }
  if (up) return { title: t("start"), hint: history ? t("historyDone") : t("allDelivered"), state: "done" };
  return linkedAt
    ? { title: t("deliver"), hint: t("allDelivered"), state: "later" }
    : { title: t("start"), hint: t("startHint"), state: "later" };
}
