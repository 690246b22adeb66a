import { useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import { useEffect, useRef, useState } from "react";
import type { Formats } from "~/i18n/core/formats";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Avatar } from "./avatar";
import type { CommandPaletteProps } from "./command-palette";
import { holdsWords } from "./core/holds-words";
import { Icon } from "./icon";
import { Kbd } from "./kbd";
import { Marked } from "./marked";
import { type PaletteItem, paletteGroups } from "./palette-items";

interface PaletteDialogProps extends CommandPaletteProps {
  open: boolean;
  onClose: () => void;
}

/** The palette itself; its own chunk. */
export default function PaletteDialog({ open, onClose, places, search }: PaletteDialogProps) {
  const t = useT("ui.palette");
  const navigate = useNavigate();
  const box = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const { found, looking } = useSearch(open ? query : "", search);
  useEffect(() => {
    if (open) {
      box.current?.showModal();
      // The browser would give the focus to the list's own box, which takes no letters.
      box.current?.querySelector("input")?.focus();
    } else box.current?.close();
    if (!open) setQuery("");
  }, [open]);
  const choose = (item: PaletteItem) => {
    onClose();
    if (item.to !== undefined) navigate(item.to);
    item.onSelect?.();
  };
  const groups = [...paletteGroups(), places]
    .map(({ heading, items }) => ({
      heading,
      items: items.filter(({ label, keywords = [], onlyWhenAsked }) =>
        onlyWhenAsked && !query.trim() ? false : holdsWords(query, [label, ...keywords]),
      ),
    }))
    .filter(({ items }) => items.length > 0);
  const kinds = [...new Set(found.map(({ under }) => under ?? "search"))];
  const nothing = groups.length === 0 && found.length === 0 && !looking;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way.
    <dialog
      ref={box}
      className="dlg cmd"
      aria-label={t("title")}
      onClose={onClose}
      onClick={(event) => event.target === box.current && onClose()}
    >
      {open && (
        <Command label={t("title")} loop shouldFilter={false}>
          <div className="q">
            <Icon of={Search} />
            <Command.Input value={query} onValueChange={setQuery} placeholder={t("placeholder")} />
            <Kbd>Esc</Kbd>
          </div>
          <Command.List>
            {nothing && (
              // An option that cannot be chosen: a list box without any is none to a screen reader.
              <Command.Item className="none" value="nothing" disabled>
                {t("empty", { query })}
              </Command.Item>
            )}
            {groups.map((group) => (
              <Command.Group key={group.heading} heading={group.heading}>
                {group.items.map((item) => (
                  <Line key={item.id} item={item} query={query} choose={choose} />
                ))}
              </Command.Group>
            ))}
            {kinds.map((kind) => (
              <Command.Group key={kind} heading={t(kind)}>
                {found
                  .filter(({ under = "search" }) => under === kind)
                  .map((item) => (
                    <Line key={item.id} item={item} query={query} choose={choose} />
                  ))}
              </Command.Group>
            ))}
          </Command.List>
          <div className="foot no-m">
            <span>
              <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t("move")}
            </span>
            <span>
              <Kbd>↵</Kbd> {t("open")}
            </span>
          </div>
        </Command>
      )}
    </dialog>
  );
}

interface LineProps {
  item: PaletteItem;
  query: string;
  choose: (item: PaletteItem) => void;
}

function Line({ item, query, choose }: LineProps) {
  const t = useT("ui.palette");
  const formats = useFormats();
  return (
    <Command.Item className="it" value={`${item.id} ${item.label}`} onSelect={() => choose(item)}>
      {item.icon && <Icon of={item.icon} />}
      {item.avatar && <Avatar {...item.avatar} size="s" />}
      <span className="ell" dir="auto">
        {item.said ? (
          t.rich("said", {
            name: item.label,
            words: () => (
              <>
                {item.said?.before}
                <mark>{item.said?.hit}</mark>
                {item.said?.after}
              </>
            ),
          })
        ) : (
          <Marked text={item.label} query={query} />
        )}
      </span>
      {item.at && <span className="x nw flex-none num">{whenOf(item.at, formats)}</span>}
      {item.hint && <span className="x nw flex-none">{item.hint}</span>}
      {item.kbd && <Kbd>{item.kbd}</Kbd>}
    </Command.Item>
  );
}

function whenOf(at: string, formats: Formats): string {
  const date = new Date(at);
  const isToday = formats.date(date, "day") === formats.date(new Date(), "day");
  return formats.date(date, isToday ? "time" : "dayShort");
}

const pauseMilliseconds = 150;

/** What the server found, the last answer staying until the next one; `looking` while that is not in yet. */
function useSearch(query: string, search: CommandPaletteProps["search"]) {
  const words = query.trim();
  const [answer, setAnswer] = useState<{ words: string; found: PaletteItem[] }>({ words: "", found: [] });
  const wanted = search !== undefined && words.length >= 2;
  useEffect(() => {
    if (!search || words.length < 2) return setAnswer({ words: "", found: [] });
    const stop = new AbortController();
    const say = (found: PaletteItem[]) => !stop.signal.aborted && setAnswer({ words, found });
    const timer = setTimeout(() => {
      search(words, stop.signal).then(say, () => say([]));
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, search]);
  return { found: wanted ? answer.found : [], looking: wanted && answer.words !== words };
}
