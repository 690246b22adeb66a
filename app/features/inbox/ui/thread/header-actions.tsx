import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Kbd } from "~/ui/kbd";
import type { ConversationRow } from "../../conversation-row";
import { AssignMenu, SnoozeMenu } from "../list/work-menu";
import { useWork } from "../store/use-work";
import { nameOf } from "./name-of";
import { useThreadView } from "./thread-context";

/** Assignee, snooze and done, for those who may answer. */
export function HeaderActions({ row }: { row: ConversationRow }) {
  const { t, directory } = useThreadView();
  const work = useWork();
  if (directory?.me.role === "viewer") return null;
  const done = row.state === "done";
  const move = () => (done ? work.reopen([row.id]) : work.finish([row.id]));
  const words = t(done ? "reopen" : "finish");
  const assignee = nameOf(directory, row.assigneeId);
  const department = directory?.departments.find(({ id }) => id === row.departmentId)?.name;
  const whose = assignee ?? department ?? t("nobody");
  return (
    <>
      <AssignMenu
        ids={[row.id]}
        align="end"
        trigger={(props) => (
          <button
            type="button"
            className="btn ghost sm no-m th-who"
            aria-label={t("assignee", { name: whose })}
            {...props}
          >
            {assignee && row.assigneeId && <Avatar id={row.assigneeId} name={assignee} size="s" />}
            <span className="ell" dir="auto">
              {whose}
            </span>
          </button>
        )}
      />
      <SnoozeMenu
        ids={[row.id]}
        align="end"
        trigger={(props) => (
          <IconButton icon={Clock} label={t("snooze")} aria-pressed={row.state === "snoozed"} {...props} />
        )}
      />
      <Button size="sm" icon={done ? RotateCcw : Check} className="no-m" onClick={move}>
        {words} <Kbd>E</Kbd>
      </Button>
      <IconButton icon={done ? RotateCcw : Check} label={words} className="only-m" onClick={move} />
    </>
  );
}
