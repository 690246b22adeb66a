import { useMemo, useState } from "react";
import { useLocale } from "use-intl/react";
import { AnchoredPopover } from "../thread/anchored-popover";
import { useThreadView } from "../thread/thread-context";
import { EMOJI_GROUPS, type Emoji } from "./emoji-list";

interface EmojiPickerProps {
  anchor: HTMLElement;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Emoji by group, found by words in the reader's language or the other. Arrows move, Enter takes. */
export default function EmojiPicker({ anchor, onPick, onClose }: EmojiPickerProps) {
  const { t } = useThreadView();
  const pt = useLocale() === "pt-BR";
  const [q, setQ] = useState("");
  const found = useMemo(() => {
    const words = plain(q).split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    const all = EMOJI_GROUPS.flatMap(({ list }) => list);
    return all.filter(([, ptWords, enWords]) => {
      const text = plain(`${ptWords} ${enWords}`);
      return words.every((word) => text.includes(word));
    });
  }, [q]);
  const draw = (list: readonly Emoji[]) => (
    <div className="emo-g">
      {list.map(([sign, ptWords, enWords]) => (
        <button
          key={sign}
          type="button"
          aria-label={(pt ? ptWords : enWords).split(" ").slice(0, 2).join(" ")}
          onClick={() => onPick(sign)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
  return (
    <AnchoredPopover
      anchor={anchor}
      role="dialog"
      label={t("composer.emoji")}
      onClose={onClose}
      side="top"
      align="start"
      className="emo"
    >
      <input
        className="inp"
        type="search"
        // biome-ignore lint/a11y/noAutofocus: the box was asked for, and one types what one looks for.
        autoFocus
        aria-label={t("emoji.search")}
        placeholder={t("emoji.search")}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        onKeyDown={(event) => {
          const first = found?.[0];
          if (event.key === "Enter" && first) {
            event.preventDefault();
            onPick(first[0]);
          }
        }}
      />
      {/* biome-ignore lint/a11y: a scrolling box must be reachable by keyboard. */}
      <div className="emo-l scroll" tabIndex={0} role="group" aria-label={t("composer.emoji")}>
        {found
          ? draw(found)
          : EMOJI_GROUPS.map(({ name, list }) => (
              <section key={name} aria-label={t(`emoji.${name}`)}>
                <h3 className="sm t2">{t(`emoji.${name}`)}</h3>
                {draw(list)}
              </section>
            ))}
        {found?.length === 0 && <p className="t2 p-2">{t("emoji.none")}</p>}
      </div>
    </AnchoredPopover>
  );
}
