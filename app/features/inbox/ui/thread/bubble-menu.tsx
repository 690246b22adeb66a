import Copy from "lucide-react/icons/copy";
import Forward from "lucide-react/icons/forward";
import Pencil from "lucide-react/icons/pencil";
import Reply from "lucide-react/icons/reply";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import SmilePlus from "lucide-react/icons/smile-plus";
import Trash2 from "lucide-react/icons/trash-2";
import { type Glyph, Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { AnchoredPopover } from "./anchored-popover";
import { useThreadView } from "./thread-context";

export interface BubbleChoices {
  reply(message: ThreadMessage): void;
  forward(message: ThreadMessage): void;
  edit(message: ThreadMessage): void;
  remove(message: ThreadMessage): void;
  pickEmoji(message: ThreadMessage, anchor: HTMLElement): void;
}

interface BubbleMenuProps {
  message: ThreadMessage;
  anchor: HTMLElement;
  choices: BubbleChoices;
  onClose: () => void;
}

const QUICK = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
const LEFT = new Set(["accepted", "held", "delivered", "read"]);

/** What can be done with one bubble: only what the channel can. */
export default function BubbleMenu({ message, anchor, choices, onClose }: BubbleMenuProps) {
  const { t, can, actions } = useThreadView();
  const gone = message.revokedAt !== null;
  const ours = message.direction === "out";
  const arrived = !ours || message.author === "phone" || LEFT.has(message.delivery?.state ?? "");
  const text = message.text;
  const lines: { glyph: Glyph; words: string; act: () => void; bad?: boolean }[] = [];
  const add = (shown: unknown, glyph: Glyph, words: string, act: () => void, bad?: boolean) => {
    if (shown) lines.push({ glyph, words, act, bad });
  };
  add(can?.replies && !gone && arrived, Reply, t("menu.reply"), () => choices.reply(message));
  add(text && !gone, Copy, t("menu.copy"), () => void navigator.clipboard?.writeText(text));
  add(!gone && message.payload === null, Forward, t("menu.forward"), () => choices.forward(message));
  const mine = ours && message.author !== "campaign" && arrived && !gone;
  add(can?.edits && mine && message.type === "text", Pencil, t("menu.edit"), () => choices.edit(message));
  add(message.delivery?.mayRetry, RotateCcw, t("failed.retry"), () => actions.retry(message.id));
  add(can?.deletes && mine, Trash2, t("menu.remove"), () => choices.remove(message), true);
  return (
    <AnchoredPopover anchor={anchor} role="menu" label={t("menu.label")} onClose={onClose}>
      {can?.reactions && !gone && arrived && (
        <div className="quick" role="presentation">
          {QUICK.map((emoji) => (
            <button
              key={emoji}
              type="button"
              role="menuitem"
              aria-label={t("menu.react", { emoji })}
              onClick={() => {
                onClose();
                actions.react(message.id, emoji);
              }}
            >
              {emoji}
            </button>
          ))}
          <button
            type="button"
            role="menuitem"
            aria-label={t("menu.otherEmoji")}
            onClick={() => {
              onClose();
              choices.pickEmoji(message, anchor);
            }}
          >
            <Icon of={SmilePlus} />
          </button>
        </div>
      )}
      {lines.map(({ glyph, words, act, bad }) => (
        <button
          key={words}
          type="button"
          role="menuitem"
          className={bad ? "menu-it bad" : "menu-it"}
          onClick={() => {
            onClose();
            act();
          }}
        >
          <Icon of={glyph} />
          {words}
        </button>
      ))}
    </AnchoredPopover>
  );
}
