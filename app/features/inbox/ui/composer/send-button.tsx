import Mic from "lucide-react/icons/mic";
import SendHorizontal from "lucide-react/icons/send-horizontal";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { useThreadView } from "../thread/thread-context";

interface SendButtonProps {
  note: boolean;
  editing: boolean;
  empty: boolean;
  /** Files are still on their way. */
  waiting: boolean;
  onRecord?: () => void;
}

/** Sends; on a phone with nothing written it records instead. */
export function SendButton({ note, editing, empty, waiting, onRecord }: SendButtonProps) {
  const { t } = useThreadView();
  const words = t(
    waiting ? "composer.waiting" : editing ? "composer.save" : note ? "composer.saveNote" : "composer.send",
  );
  return (
    <>
      <Button type="submit" size="sm" variant="primary" className="no-m" busy={waiting}>
        {words}
      </Button>
      {empty && onRecord ? (
        <IconButton icon={Mic} label={t("composer.record")} className="only-m" onClick={onRecord} />
      ) : (
        <IconButton icon={SendHorizontal} type="submit" label={words} variant="primary" className="only-m" />
      )}
    </>
  );
}
