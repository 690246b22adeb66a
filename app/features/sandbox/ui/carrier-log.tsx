import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import type { SandboxLogLine } from "../sandbox-view";

/** What the pretend carriers told us, newest first: what it means, and the raw words below it. */
export function CarrierLog({ lines }: { lines: SandboxLogLine[] }) {
  const t = useT("sandbox.log");
  const formats = useFormats();
  const meaning = ({ field, kind }: SandboxLogLine) => {
    const key = field === "messages" && t.has(kind as "sent") ? kind : undefined;
    if (key) return t(key as "sent");
    if (field === "status" && t.has(kind as "sent")) return t(kind as "sent");
    if (field === "messages" || field === "sms") return t("wrote");
    if (field === "user_preferences") return t("preference");
    return t("account");
  };
  return (
    <section aria-label={t("title")}>
      <h2 className="sbx-side-h">{t("title")}</h2>
      {lines.length === 0 && <p className="t2 mt-2">{t("none")}</p>}
      <ul className="sbx-log">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="t3 sm num nw min-w-[60px]">
              {formats.date(new Date(line.at), "timeSeconds")}
            </span>
            <span className="med ell">{meaning(line)}</span>
            <span className="mono t2">
              {[
                line.field,
                line.kind,
                line.phone ?? "",
                line.status === 0
                  ? t("noAnswer")
                  : t("answered", { status: line.status, ms: Math.round(line.latencyMs) }),
                line.attempt > 1 ? t("attempt", { count: line.attempt }) : "",
                line.duplicated ? t("duplicated") : "",
                line.late ? t("late") : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
