import CopyGlyph from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import Pause from "lucide-react/icons/pause";
import Pencil from "lucide-react/icons/pencil";
import Play from "lucide-react/icons/play";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useMemo, useRef } from "react";
import { useT } from "~/i18n/use-t";
import type { PaletteItem } from "~/ui/palette-items";
import type { CampaignMoves } from "./core/campaign-moves";
import type { CampaignAction } from "./use-campaign-action";

interface CampaignItemsOptions {
  campaignId: string;
  moves: CampaignMoves;
  mayChange: boolean;
  run: CampaignAction["run"];
  /** Opens a dialog. */
  ask: (dialog: "cancel" | "retry") => void;
}

/** What can be done with a campaign, as entries of the palette and of the phone's menu; the same ones while nothing changes. */
export function useCampaignItems(options: CampaignItemsOptions): PaletteItem[] {
  const { campaignId, moves, mayChange } = options;
  const t = useT("campaigns.actions");
  const latest = useRef(options);
  latest.current = options;
  const { pause, resume, retry, edit, cancel } = moves;
  return useMemo(() => {
    const post = (intent: string) => () => latest.current.run({ intent });
    const ask = (dialog: "cancel" | "retry") => () => latest.current.ask(dialog);
    const download = () => window.location.assign(`/campaigns/${campaignId}/export.csv`);
    const all: (PaletteItem | false)[] = [
      pause && { id: "pause", icon: Pause, label: t("pause"), onSelect: post("pause") },
      resume && { id: "resume", icon: Play, label: t("resume"), onSelect: post("resume") },
      retry && { id: "retry", icon: RotateCcw, label: t("retry"), onSelect: ask("retry") },
      edit && { id: "edit", icon: Pencil, label: t("unschedule"), onSelect: post("unschedule") },
      mayChange && { id: "duplicate", icon: CopyGlyph, label: t("duplicate"), onSelect: post("duplicate") },
      { id: "export", icon: Download, label: t("export"), onSelect: download },
      cancel && { id: "cancel", label: t("cancel"), onSelect: ask("cancel") },
    ];
    return all.filter((item): item is PaletteItem => item !== false);
  }, [pause, resume, retry, edit, cancel, mayChange, campaignId, t]);
}
