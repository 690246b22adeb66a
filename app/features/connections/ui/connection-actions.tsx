import { useFetcher } from "@remix-run/react";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { DropdownMenu, type MenuEntry } from "~/ui/dropdown-menu";
import { IconButton } from "~/ui/icon-button";
import { toast } from "~/ui/toast";
import type { ActionAnswer } from "../answer-action.server";
import type { ConnectionSummary } from "../list-connections.server";
import { ChangeDialog } from "./change-dialog";
import { PauseDialog } from "./pause-dialog";
import { ReconnectDialog } from "./reconnect-dialog";
import { RemoveDialog } from "./remove-dialog";

type Open = "pause" | "remove" | "reconnect" | "change" | null;

/** What one may do with a connection: one button for the next sensible thing, the rest behind the dots. */
export function ConnectionActions({ connection }: { connection: ConnectionSummary }) {
  const t = useT("connections.row");
  const more = useT("common.actions")("more");
  const { id, name, state, waiting } = connection;
  const fetcher = useFetcher<ActionAnswer>();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const act = (intent: string) =>
    fetcher.submit({ intent }, { method: "post", action: `/settings/connections/${id}/actions` });
  useToastOf(fetcher.data, t("tested", { name }));

  const items: MenuEntry[] = [
    { label: t("open"), to: `/settings/connections/${id}` },
    { label: t("test"), onSelect: () => act("test") },
    { label: t("rename"), onSelect: () => setOpen("change") },
    { label: t("newToken"), onSelect: () => setOpen("reconnect") },
    { separator: true },
    { label: t("remove"), tone: "bad", onSelect: () => setOpen("remove") },
  ];
  return (
    <>
      {state === "needs-reconnect" || state === "blocked" ? (
        <Button size="sm" variant="primary" onClick={() => setOpen("reconnect")}>
          {t("reconnect")}
        </Button>
      ) : state === "pending" ? (
        <ButtonLink size="sm" variant="primary" to={`/settings/connections/${id}`}>
          {t("finish")}
        </ButtonLink>
      ) : state === "paused" ? (
        <Button size="sm" icon={Play} busy={fetcher.state !== "idle"} onClick={() => act("resume")}>
          {t("resume")}
        </Button>
      ) : (
        <Button
          size="sm"
          icon={Pause}
          busy={fetcher.state !== "idle"}
          onClick={() => (waiting > 0 ? setOpen("pause") : act("pause"))}
        >
          {t("pause")}
        </Button>
      )}
      <DropdownMenu
        label={`${more}: ${name}`}
        trigger={(props) => <IconButton icon={Ellipsis} size="sm" label={more} {...props} />}
        items={items}
      />
      {open === "pause" && <PauseDialog connection={connection} onClose={close} />}
      {open === "remove" && <RemoveDialog connection={connection} onClose={close} />}
      {open === "reconnect" && <ReconnectDialog connection={connection} onClose={close} />}
      {open === "change" && <ChangeDialog connection={connection} onClose={close} />}
    </>
  );
}

/** A test's answer is not on the page yet; a refusal of any act is told the same way. */
function useToastOf(answer: ActionAnswer | undefined, tested: string) {
  useEffect(() => {
    if (!answer) return;
    if (!answer.ok) toast({ text: answer.sentence, tone: "bad" });
    else if (answer.intent === "test") toast({ text: tested, tone: "ok" });
  }, [answer, tested]);
}
