import Ellipsis from "lucide-react/icons/ellipsis";
import Send from "lucide-react/icons/send";
import { Suspense, useMemo, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { IconButton } from "~/ui/icon-button";
import { lazyPiece } from "~/ui/lazy-piece";
import { type PaletteItem, usePaletteItems } from "~/ui/palette-items";
import type { ConnectionChoice } from "../../composer-choices.server";
import type { DraftView } from "../../draft-view.server";
import type { SampleContact } from "../../sample-contacts.server";
import { StateTag } from "../state-tag";
import { useCampaignAction } from "../use-campaign-action";
import { DraftName } from "./draft-name";
import type { EditedDraft } from "./use-draft";

const TestDialog = lazyPiece(() => import("./test-dialog"));
const LaunchDialog = lazyPiece(() => import("./launch-dialog"));

interface ComposerHeaderProps {
  view: DraftView;
  edited: EditedDraft;
  connection: ConnectionChoice | null;
  sample: SampleContact | null;
  mayChange: boolean;
}

/** Name, whether it is saved, a test to oneself, and the launch; on a phone the launch sticks at the foot. */
export function ComposerHeader({ view, edited, connection, sample, mayChange }: ComposerHeaderProps) {
  const t = useT("composer");
  const say = useT("campaigns");
  const formats = useFormats();
  const [open, setOpen] = useState<"test" | "launch" | "delete" | null>(null);
  const { run, busy } = useCampaignAction(view.id);
  const { draft, check, settled } = edited;
  const preflight = check?.report.preflight ?? null;
  const ready = preflight !== null && check?.report.problems.length === 0;
  const blocked = preflight?.blocking[0];
  const count = preflight?.ledger.eligible ?? 0;
  const later = draft.schedule.kind !== "now";
  const testable = Boolean(draft.connectionId && draft.templateId);
  const items = useMemo<PaletteItem[]>(
    () => [
      { id: "test", label: t("sendTest"), icon: Send, onSelect: () => setOpen("test") },
      { id: "launch", label: t("reviewShort"), onSelect: () => setOpen("launch") },
    ],
    [t],
  );
  usePaletteItems(say("palette.heading"), mayChange ? items : NONE);
  const launchButton = (
    <Button
      variant="primary"
      className="num"
      disabled={!ready || Boolean(blocked)}
      onClick={() => setOpen("launch")}
    >
      {ready && count > 0
        ? t(later ? "reviewLater" : "review", { count: formats.number(count) })
        : t("reviewShort")}
    </Button>
  );
  return (
    <>
      <DraftName
        name={draft.name}
        onChange={(name) => edited.change({ name })}
        mayChange={mayChange}
        state={<StateTag state="draft" />}
        note={<SavedNote edited={edited} updatedAt={view.updatedAt} />}
        actions={
          mayChange && (
            <>
              <Button icon={Send} disabled={!testable} onClick={() => setOpen("test")}>
                {t("sendTest")}
              </Button>
              <span className="no-m">{launchButton}</span>
              <DropdownMenu
                label={say("actions.more")}
                items={[
                  { label: say("actions.duplicate"), onSelect: () => run({ intent: "duplicate" }) },
                  { label: t("deleteDraft"), tone: "bad", onSelect: () => setOpen("delete") },
                ]}
                trigger={(props) => <IconButton icon={Ellipsis} label={say("actions.more")} {...props} />}
              />
            </>
          )
        }
      />
      {mayChange && <div className="only-m cmp-stick stick">{launchButton}</div>}
      <Suspense fallback={null}>
        {open === "test" && (
          <TestDialog
            campaignId={view.id}
            sample={sample}
            kind={connection?.kind ?? "meta"}
            saving={edited.saving}
            onClose={() => {
              setOpen(null);
              edited.recheck();
            }}
          />
        )}
        {open === "launch" && preflight && (
          <LaunchDialog
            campaignId={view.id}
            draft={draft}
            preflight={preflight}
            settled={settled && ready && !blocked}
            onClose={() => setOpen(null)}
          />
        )}
      </Suspense>
      <ConfirmDialog
        open={open === "delete"}
        onClose={() => setOpen(null)}
        title={t("deleteTitle", { name: draft.name })}
        explain={t("deleteExplain")}
        confirmLabel={t("deleteDraft")}
        busy={busy}
        onConfirm={() => run({ intent: "delete" })}
      />
    </>
  );
}

const NONE: PaletteItem[] = [];

function SavedNote({ edited, updatedAt }: { edited: EditedDraft; updatedAt: Date }) {
  const t = useT("composer");
  const formats = useFormats();
  if (edited.error !== null) return <span className="bad">{t("notSavedShort")}</span>;
  if (edited.saving) return <>{t("saving")}</>;
  const at = edited.savedAt ? new Date(edited.savedAt) : updatedAt;
  return <span suppressHydrationWarning>{t("savedAt", { time: formats.date(at, "time") })}</span>;
}
