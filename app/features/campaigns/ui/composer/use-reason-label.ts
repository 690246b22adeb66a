import type { ExclusionReason } from "~/features/outgoing/core/reasons";
import { useT } from "~/i18n/use-t";
import type { Draft } from "./draft";

/** Why people are left out, many at a time: "Receberam campanha nos últimos 7 dias". */
export function useReasonLabel(draft: Draft): (why: ExclusionReason) => string {
  const t = useT("composer.excluded");
  return (why) => {
    if (why !== "contacted-recently") return t(why);
    const days = draft.audience.minus.flatMap((term) =>
      "contactedWithinDays" in term ? [term.contactedWithinDays] : [],
    );
    return days.length > 0 ? t("contacted-within", { count: Math.max(...days) }) : t(why);
  };
}
