import { useNavigate } from "@remix-run/react";
import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import type { CommandPaletteProps } from "./command-palette";
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
  const found = useSearch(open ? query : "", search);
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
  const groups = [...paletteGroups(), places];
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
        <Command label={t("title")} loop>
          <div className="q">
            <Icon of={Search} />
            <Command.Input value={query} onValueChange={setQuery} placeholder={t("placeholder")} />
            <Kbd>Esc</Kbd>
          </div>
          <Command.List>
            <Command.Empty className="none">{t("empty", { query })}</Command.Empty>
            {groups.map((group) => (
              <Command.Group key={group.heading} heading={group.heading}>
                {group.items.map((item) => (
                  <Line key={item.id} item={item} query={query} choose={choose} />
                ))}
              </Command.Group>
            ))}
            {found.length > 0 && (
              <Command.Group heading={t("search")} forceMount>
                {found.map((item) => (
                  <Line key={item.id} item={item} query={query} choose={choose} always />
                ))}
              </Command.Group>
            )}
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
  always?: boolean;
}

function Line({ item, query, choose, always }: LineProps) {
  return (
    <Command.Item
      className="it"
      value={`${item.id} ${item.label}`}
      keywords={item.keywords}
      forceMount={always}
      onSelect={() => choose(item)}
    >
      {item.icon && <Icon of={item.icon} />}
      <span className="ell">
        <Marked text={item.label} query={query} />
      </span>
      {item.hint && <span className="x">{item.hint}</span>}
      {item.kbd && <Kbd>{item.kbd}</Kbd>}
    </Command.Item>
  );
}

const pauseMilliseconds = 150;

function useSearch(query: string, search: CommandPaletteProps["search"]): PaletteItem[] {
  const [found, setFound] = useState<PaletteItem[]>([]);
  useEffect(() => {
    if (!search || query.trim().length < 2) return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      search(query.trim(), stop.signal).then(
        (items) => !stop.signal.aborted && setFound(items),
        () => setFound([]),
      );
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, search]);
  return found;
}
