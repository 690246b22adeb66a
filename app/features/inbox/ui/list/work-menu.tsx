import { clsx } from "clsx";
import { type ComponentType, type ReactNode, Suspense } from "react";
import { useT } from "~/i18n/use-t";
import { lazyPiece } from "~/ui/lazy-piece";
import type { Placement } from "~/ui/place-popover";
import { usePopover } from "~/ui/use-popover";
import type { WorkKind } from "./work-kind";

interface WorkMenuProps extends Placement {
  /** One or up to 200 conversations. */
  ids: string[];
  /** Draws the button; spread what it is given on it. */
  trigger: (props: ReturnType<typeof usePopover>["triggerProps"]) => ReactNode;
}

type List = ComponentType<{ ids: string[]; close: () => void }>;
const LISTS: Record<WorkKind, List> = {
  assign: lazyPiece(() => import("./assign-list")),
  snooze: lazyPiece(() => import("./snooze-list")),
  label: lazyPiece(() => import("./label-list")),
};

/** The choices of one kind, wherever they are shown; loaded on first use. */
export function WorkList({ kind, ids, close }: { kind: WorkKind; ids: string[]; close: () => void }) {
  const List = LISTS[kind];
  return (
    <Suspense fallback={null}>
      <List ids={ids} close={close} />
    </Suspense>
  );
}

function WorkMenu({ kind, ids, trigger, ...placement }: WorkMenuProps & { kind: WorkKind }) {
  const t = useT(`inbox-list.${kind}`);
  const popover = usePopover("dialog", placement);
  return (
    <>
      {trigger(popover.triggerProps)}
      <div
        {...popover.boxProps}
        role="dialog"
        aria-label={t("title")}
        className={clsx("pop", kind !== "snooze" && "cmd combo")}
      >
        {popover.open && <WorkList kind={kind} ids={ids} close={popover.close} />}
      </div>
    </>
  );
}

/** Who looks after them; shown at once, undone within five seconds. */
export const AssignMenu = (props: WorkMenuProps) => <WorkMenu kind="assign" {...props} />;
/** Until when they are out of the way. */
export const SnoozeMenu = (props: WorkMenuProps) => <WorkMenu kind="snooze" {...props} />;
/** Which labels they wear. */
export const LabelMenu = (props: WorkMenuProps) => <WorkMenu kind="label" {...props} />;
