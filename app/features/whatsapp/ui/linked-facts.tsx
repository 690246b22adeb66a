import { type ReactNode, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { ProgressBar } from "~/ui/progress-bar";
import { RelativeTime } from "~/ui/relative-time";
import type { LinkView } from "../link-view";
import { PrivateChatsDialog } from "./private-chats-dialog";
import { RiskDialog } from "./risk-dialog";

interface LinkedFactsProps {
  view: LinkView;
  firstDay: number;
  mayAccept: boolean;
}

/** What is known of a link and what was chosen for it, a line each; what may be changed says so. */
export function LinkedFacts({ view, firstDay, mayAccept }: LinkedFactsProps) {
  const t = useT("whatsapp.linked");
  const risk = useT("whatsapp.risk");
  const formats = useFormats();
  const [open, setOpen] = useState<"private" | "risk" | null>(null);
  const { linkedAt, phoneSeenAt, privateChats, riskAcceptedAt, riskAcceptedByName, server } = view;
  const close = () => setOpen(null);
  const accepted = riskAcceptedAt && formats.date(new Date(riskAcceptedAt), "day");
  return (
    <dl className="mt-6 border-line border-t">
      {linkedAt && (
        <Line label={t("since")}>
          <DateTime at={linkedAt} />
        </Line>
      )}
      <Line label={t("phoneSeen")}>
        {phoneSeenAt ? <RelativeTime at={phoneSeenAt} /> : <span className="t3">{t("phoneNever")}</span>}
      </Line>
      <Line label={t("history")}>
        <History view={view} />
      </Line>
      <Line
        label={t("private")}
        action={
          <Button size="sm" variant="ghost" onClick={() => setOpen("private")}>
            {t("change")}
            <span className="sr"> {t("private")}</span>
          </Button>
        }
      >
        {t("privateCount", { count: privateChats.length })}
      </Line>
      <Line
        label={t("risk")}
        action={
          !accepted &&
          mayAccept && (
            <Button size="sm" variant="ghost" onClick={() => setOpen("risk")}>
              {risk("see")}
            </Button>
          )
        }
      >
        {accepted
          ? riskAcceptedByName
            ? risk("acceptedBy", { name: riskAcceptedByName, date: accepted })
            : risk("acceptedAt", { date: accepted })
          : t("riskOff")}
      </Line>
      <Line label={t("server")}>{t(server === "sandbox" ? "serverSandbox" : "serverWhatsapp")}</Line>
      {open === "private" && (
        <PrivateChatsDialog
          id={view.connectionId}
          name={view.name}
          chats={privateChats.map(({ chat }) => chat)}
          onClose={close}
        />
      )}
      {open === "risk" && (
        <RiskDialog id={view.connectionId} name={view.name} firstDay={firstDay} onClose={close} />
      )}
    </dl>
  );
}

function History({ view: { history, historyPercent: percent } }: { view: LinkView }) {
  const t = useT("whatsapp.linked");
  if (!history) return t("historyOff");
  if (percent === null) return t("historyWaiting");
  if (percent >= 100) return t("historyDone");
  const words = t("historyRunning", { percent });
  return (
    <>
      {words}
      <span className="mt-1.5 block max-w-[240px]">
        <ProgressBar parts={[{ kind: "read", value: percent }]} total={100} sentence={words} size="s" />
      </span>
    </>
  );
}

function Line({ label, children, action }: { label: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid min-h-11 grid-cols-[180px_1fr] items-center gap-4 border-line-soft border-b py-2 max-[720px]:grid-cols-1 max-[720px]:gap-0.5">
      <dt className="t2">{label}</dt>
      <dd className="row num m-0 gap-3">
        <span className="grow">{children}</span>
        {action}
      </dd>
    </div>
  );
}
