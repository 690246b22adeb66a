import { useState } from "react";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { toast } from "~/ui/toast";
import type { ThreadMessage } from "../../thread-message";
import { refusalOf } from "../thread-store/call-problem";
import { threads } from "../thread-store/threads";
import { useThreadView } from "./thread-context";

/** Asks before a message is taken back on the other side, too. */
export function RemoveDialog({ message, onClose }: { message: ThreadMessage; onClose: () => void }) {
  const { t, conversationId } = useThreadView();
  const [busy, setBusy] = useState(false);
  async function remove() {
    setBusy(true);
    try {
      await trpc.inbox.remove.mutate({ messageId: message.id });
    } catch (error) {
      toast({ text: refusalOf(error) ?? t("errors.offline"), tone: "bad" });
    }
    onClose();
    void threads.reader.refresh(conversationId);
  }
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t("remove.title")}
      explain={t("remove.explain")}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            {t("remove.keep")}
          </Button>
          <Button size="lg" variant="danger" busy={busy} onClick={remove}>
            {t("menu.remove")}
          </Button>
        </>
      }
    >
      {message.text && (
        <p className="quoted" dir="auto">
          {message.text}
        </p>
      )}
    </Dialog>
  );
}
