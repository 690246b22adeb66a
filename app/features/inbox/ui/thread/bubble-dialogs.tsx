import EmojiPicker from "../composer/emoji-picker";
import type { BubbleDialog } from "./bubble-dialog";
import { ForwardDialog } from "./forward-dialog";
import { RemoveDialog } from "./remove-dialog";
import { useThreadView } from "./thread-context";

/** What a bubble's menu leads to; loaded when it is first asked for. */
export default function BubbleDialogs({ dialog, onClose }: { dialog: BubbleDialog; onClose: () => void }) {
  const { actions } = useThreadView();
  if (dialog.kind === "emoji") {
    return (
      <EmojiPicker
        anchor={dialog.anchor}
        onClose={onClose}
        onPick={(emoji) => {
          onClose();
          actions.react(dialog.message.id, emoji);
        }}
      />
    );
  }
  if (dialog.kind === "forward") return <ForwardDialog message={dialog.message} onClose={onClose} />;
  return <RemoveDialog message={dialog.message} onClose={onClose} />;
}
