import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { RemovalEffects } from "../connection-numbers.sql.server";
import type { ConnectionSummary } from "../list-connections.server";
import { useConnectionAction } from "./use-connection-action";

interface DialogProps {
  connection: ConnectionSummary;
  onClose: () => void;
}

/** Shows with real numbers what removing a number ends; refuses while campaigns run on it. */
export function RemoveDialog({ connection, onClose }: DialogProps) {
  const t = useT("connections.remove");
  const errors = useT("connections.errors");
  const { id, name, state } = connection;
  const effects = useEffects(id);
  const { act, busy, error } = useConnectionAction(id, onClose);
  if (!effects) return null;
  const { unfinishedCampaigns, waitingInCampaigns, waitingOthers, conversations, drafts } = effects;
  const blocked =
    unfinishedCampaigns > 0
      ? errors("campaignsRun", { count: unfinishedCampaigns, people: waitingInCampaigns })
      : undefined;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("title", { name })}
      explain={t("explain")}
      effects={{
        lines: [
          { key: "campaigns", label: t("campaigns"), value: waitingInCampaigns },
          { key: "replies", label: t("replies"), value: waitingOthers },
        ],
        totalLabel: t("total"),
        total: waitingInCampaigns + waitingOthers,
      }}
      word={name}
      confirmLabel={t("confirm")}
      alternative={
        state === "active" && (
          <Button onClick={() => act({ intent: "pause" })} disabled={busy}>
            {t("onlyPause")}
          </Button>
        )
      }
      busy={busy}
      error={error ?? blocked}
      onConfirm={() => act({ intent: "remove" })}
    >
      {t("keeps", { count: conversations })}
      {drafts > 0 && ` ${t("drafts", { count: drafts })}`}
    </ConfirmDialog>
  );
}

function useEffects(id: string): RemovalEffects | undefined {
  const fetcher = useFetcher<RemovalEffects>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens.
  useEffect(() => {
    fetcher.load(`/settings/connections/${id}/actions`);
  }, [id]);
  return fetcher.data;
}
