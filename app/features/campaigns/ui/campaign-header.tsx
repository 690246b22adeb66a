import CopyGlyph from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import Ellipsis from "lucide-react/icons/ellipsis";
import Pause from "lucide-react/icons/pause";
import Pencil from "lucide-react/icons/pencil";
import Play from "lucide-react/icons/play";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { Suspense, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button, buttonClass } from "~/ui/button";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { Icon } from "~/ui/icon";
import { IconButton } from "~/ui/icon-button";
import { lazyPiece } from "~/ui/lazy-piece";
import { PageHeader } from "~/ui/page-header";
import { usePaletteItems } from "~/ui/palette-items";
import type { CampaignFacts } from "../campaign-facts.server";
import type { CampaignStateName } from "../core/campaign";
import { type CampaignMoves, campaignMoves } from "./core/campaign-moves";
import { StateTag } from "./state-tag";
import { type CampaignAction, useCampaignAction } from "./use-campaign-action";
import { useCampaignItems } from "./use-campaign-items";

const CancelDialog = lazyPiece(() => import("./cancel-dialog"));
const RetryDialog = lazyPiece(() => import("./retry-dialog"));

/** Name, state and what can be done with the whole campaign; the same actions are in the palette. */
export function CampaignHeader({ facts, mayChange }: { facts: CampaignFacts; mayChange: boolean }) {
  const t = useT("campaigns");
  const [open, setOpen] = useState<"cancel" | "retry" | null>(null);
  const action = useCampaignAction(facts.id);
  const state = soon(facts.state, action.pending);
  const moves = campaignMoves(state, facts.progress, mayChange);
  const items = useCampaignItems({ campaignId: facts.id, moves, mayChange, run: action.run, ask: setOpen });
  usePaletteItems(t("palette.heading"), items);
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("title"), to: "/campaigns" }]}
        title={facts.name}
        state={
          <span className="no-m inline-flex">
            <StateTag state={state} />
          </span>
        }
        actions={
          <>
            <QuietActions facts={facts} moves={moves} mayChange={mayChange} run={action.run} ask={setOpen} />
            <MainAction moves={moves} action={action} />
            <span className="only-m">
              <DropdownMenu
                label={t("actions.more")}
                align="end"
                items={items
                  .filter(({ id }) => id !== "pause" && id !== "resume")
                  .map(({ id, label, icon, onSelect }) => ({
                    label,
                    icon,
                    onSelect,
                    tone: id === "cancel" ? ("bad" as const) : undefined,
                  }))}
                trigger={(props) => <IconButton icon={Ellipsis} label={t("actions.more")} {...props} />}
              />
            </span>
          </>
        }
      />
      <Suspense fallback={null}>
        {open === "cancel" && <CancelDialog facts={facts} onClose={() => setOpen(null)} />}
        {open === "retry" && <RetryDialog facts={facts} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

/** What a click makes of it, before the server has said so. */
function soon(state: CampaignStateName, pending: string | undefined): CampaignStateName {
  if (pending === "pause") return "paused";
  return pending === "resume" ? "running" : state;
}

interface QuietActionsProps {
  facts: CampaignFacts;
  moves: CampaignMoves;
  mayChange: boolean;
  run: CampaignAction["run"];
  ask: (dialog: "cancel" | "retry") => void;
}

/** Everything but the main action; on a phone behind three dots. */
function QuietActions({ facts, moves, mayChange, run, ask }: QuietActionsProps) {
  const t = useT("campaigns.actions");
  return (
    <span className="row no-m">
      {moves.retry && (
        <Button variant="ghost" icon={RotateCcw} onClick={() => ask("retry")}>
          {t("retry")}
        </Button>
      )}
      {mayChange && (
        <Button variant="ghost" icon={CopyGlyph} onClick={() => run({ intent: "duplicate" })}>
          {t("duplicate")}
        </Button>
      )}
      <a href={`/campaigns/${facts.id}/export.csv`} download className={buttonClass({ variant: "ghost" })}>
        <Icon of={Download} />
        {t("export")}
      </a>
      {moves.cancel && (
        <Button variant="redword" onClick={() => ask("cancel")}>
          {t("cancel")}
        </Button>
      )}
    </span>
  );
}

function MainAction({ moves, action }: { moves: CampaignMoves; action: CampaignAction }) {
  const t = useT("campaigns.actions");
  const { run, busy } = action;
  if (moves.edit) {
    return (
      <Button icon={Pencil} busy={busy} className="no-m" onClick={() => run({ intent: "unschedule" })}>
        {t("unschedule")}
      </Button>
    );
  }
  if (moves.pause) {
    return (
      <Button icon={Pause} busy={busy} onClick={() => run({ intent: "pause" })}>
        {t("pause")}
      </Button>
    );
  }
  if (!moves.resume) return null;
  return (
    <Button variant="primary" icon={Play} busy={busy} onClick={() => run({ intent: "resume" })}>
      {t("resume")}
    </Button>
  );
}
