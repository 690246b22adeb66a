import Check from "lucide-react/icons/check";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Kbd } from "~/ui/kbd";
import type { ConversationRow } from "../../conversation-row";
import { useWork } from "../store/use-work";
import { useThreadView } from "./thread-context";

/** Assignee, snooze and done, for those who may answer. */
export function HeaderActions({ row }: { row: ConversationRow }) {
  const { t, directory } = useThreadView();
  const work = useWork();
  if (directory?.me.role === "viewer") return null;
  const done = row.state === "done";
  const move = () => (done ? work.reopen([row.id]) : work.finish([row.id]));
  const words = t(done ? "reopen" : "finish");
  return (
    <>
      <Button size="sm" icon={done ? RotateCcw : Check} className="no-m" onClick={move}>
        {words} <Kbd>E</Kbd>
      </Button>
      <IconButton icon={done ? RotateCcw : Check} label={words} className="only-m" onClick={move} />
    </>
  );
}
