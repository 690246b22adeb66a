import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";
import type { TemplateSummary } from "../list-templates.server";
import { useRejectionWords } from "./use-rejection-words";

/** What a template's status means for whoever wants to send it; nothing for an approved one. */
export function TemplateNotice({ summary }: { summary: TemplateSummary }) {
  const t = useT("templates.page");
  const unsupportedWords = useT("templates.unsupported");
  const rejection = useRejectionWords();
  const { status, reason, unsupported } = summary;
  const className = "mb-5";
  if (status === "REJECTED") {
    return (
      <Say tone="bad" title={t("rejectedTitle")} className={className}>
        {reason ? rejection(reason) : null} {t("rejectedNext")}
        {reason && <span className="mono t3 ml-2">{reason}</span>}
      </Say>
    );
  }
  if (status === "PENDING" || status === "IN_APPEAL") {
    return (
      <Say tone="acc" className={className}>
        {t("pending")}
      </Say>
    );
  }
  if (status === "PAUSED") {
    return (
      <Say tone="hold" className={className}>
        {t("paused")}
      </Say>
    );
  }
  if (status === "DISABLED" || status === "MISSING" || status === "DELETED") {
    return (
      <Say tone="bad" className={className}>
        {t(status === "DISABLED" ? "disabled" : "missing")}
      </Say>
    );
  }
  return unsupported ? (
    <Say tone="hold" className={className}>
      {unsupportedWords(unsupported)}
    </Say>
  ) : null;
}
