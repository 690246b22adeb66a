import { Form, useFetcher, useNavigation } from "@remix-run/react";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import { useEffect, useState } from "react";
import type { ActionAnswer } from "~/features/connections/answer-action.server";
import type { ConnectionSummary } from "~/features/connections/list-connections.server";
import { ChangeDialog } from "~/features/connections/ui/change-dialog";
import { PauseDialog } from "~/features/connections/ui/pause-dialog";
import { RemoveDialog } from "~/features/connections/ui/remove-dialog";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { DropdownMenu, type MenuEntry } from "~/ui/dropdown-menu";
import { IconButton } from "~/ui/icon-button";
import { toast } from "~/ui/toast";
import { qrState } from "../core/qr-state";
import type { QrFigures } from "../qr-figures";
import { PaceDialog } from "./pace-dialog";
import { PrivateChatsDialog } from "./private-chats-dialog";
import { RiskDialog } from "./risk-dialog";
import { UnlinkDialog } from "./unlink-dialog";

type Open = "pause" | "remove" | "change" | "private" | "pace" | "risk" | "unlink" | null;

interface QrActionsProps {
  connection: ConnectionSummary;
  qr: QrFigures;
  firstDay: number;
  mayAccept: boolean;
}

/** What one may do with a number by QR: one button for the next sensible thing, the rest behind the dots. */
export function QrActions({ connection, qr, firstDay, mayAccept }: QrActionsProps) {
  const t = useT("whatsapp.card");
  const row = useT("connections.row");
  const more = useT("common.actions")("more");
  const { id, name, waiting } = connection;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const tester = useFetcher<ActionAnswer>();
  useToastOf(tester.data, t("tested", { name }));
  const test = () =>
    tester.submit({ intent: "test" }, { method: "post", action: `/settings/connections/${id}/actions` });
  const state = qrState(qr);
  const up = state === "linked" || state === "reconnecting";
  const items: MenuEntry[] = [
    { label: t("details"), to: `/settings/connections/${id}/link` },
    ...(up ? [{ label: row("test"), onSelect: test }] : []),
    { label: t("rename"), onSelect: () => setOpen("change") },
    { label: t("private"), onSelect: () => setOpen("private") },
    { label: t("pace2"), onSelect: () => setOpen("pace") },
    ...(!qr.riskAcceptedAt && mayAccept ? [{ label: t("risk"), onSelect: () => setOpen("risk") }] : []),
    { separator: true },
    ...(up ? [{ label: t("unlink"), tone: "bad" as const, onSelect: () => setOpen("unlink") }] : []),
    { label: row("remove"), tone: "bad", onSelect: () => setOpen("remove") },
  ];
  return (
    <>
      <NextThing connection={connection} qr={qr} onPause={() => setOpen("pause")} />
      <DropdownMenu
        label={`${more}: ${name}`}
        trigger={(props) => <IconButton icon={Ellipsis} size="sm" label={more} {...props} />}
        items={items}
      />
      {open === "pause" && <PauseDialog connection={connection} onClose={close} />}
      {open === "remove" && <RemoveDialog connection={connection} onClose={close} />}
      {open === "change" && <ChangeDialog connection={connection} onClose={close} />}
      {open === "private" && (
        <PrivateChatsDialog id={id} name={name} chats={qr.privateChats} onClose={close} />
      )}
      {open === "pace" && (
        <PaceDialog id={id} name={name} pace={qr.pace} usual={usualOf(qr)} onClose={close} />
      )}
      {open === "risk" && <RiskDialog id={id} name={name} firstDay={firstDay} onClose={close} />}
      {open === "unlink" && <UnlinkDialog id={id} name={name} waiting={waiting} onClose={close} />}
    </>
  );
}

function NextThing({
  connection,
  qr,
  onPause,
}: Pick<QrActionsProps, "connection" | "qr"> & { onPause: () => void }) {
  const t = useT("whatsapp.card");
  const row = useT("connections.row");
  const { id, waiting } = connection;
  const fetcher = useFetcher<ActionAnswer>();
  const leaving = useNavigation().formAction?.endsWith(`${id}/link`) ?? false;
  const act = (intent: string) =>
    fetcher.submit({ intent }, { method: "post", action: `/settings/connections/${id}/actions` });
  useToastOf(fetcher.data);
  const state = qrState(qr);
  if (state === "linking") {
    return (
      <ButtonLink size="sm" variant="primary" to={`/settings/connections/${id}/link`}>
        {t("showQr")}
      </ButtonLink>
    );
  }
  if (state === "never" || state === "off" || state === "banned") {
    return (
      <Form method="post" action={`/settings/connections/${id}/link`}>
        <Button type="submit" name="intent" value="start" size="sm" variant="primary" busy={leaving}>
          {t(state === "never" ? "link" : "linkAgain")}
        </Button>
      </Form>
    );
  }
  const busy = fetcher.state !== "idle";
  return connection.state === "paused" ? (
    <Button size="sm" icon={Play} busy={busy} onClick={() => act("resume")}>
      {row("resume")}
    </Button>
  ) : (
    <Button size="sm" icon={Pause} busy={busy} onClick={() => (waiting > 0 ? onPause() : act("pause"))}>
      {row("pause")}
    </Button>
  );
}

const usualOf = ({ today, hour, gap }: QrFigures) => ({
  perDay: today.limit,
  perHour: hour.limit,
  minGapSeconds: gap.from,
  maxGapSeconds: gap.to,
});

/** A refusal is told; so is what is not on the page yet. */
function useToastOf(answer: ActionAnswer | undefined, done?: string) {
  useEffect(() => {
    if (!answer) return;
    if (!answer.ok) toast({ text: answer.sentence, tone: "bad" });
    else if (done) toast({ text: done, tone: "ok" });
  }, [answer, done]);
}
