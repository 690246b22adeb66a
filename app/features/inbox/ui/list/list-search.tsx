import { useNavigate } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import { IconButton } from "~/ui/icon-button";
import { Input } from "~/ui/input";
import { writeInboxFilter } from "../../core/filter-search";
import type { InboxFilter } from "../../core/inbox-filter";

interface ListSearchProps {
  filter: InboxFilter;
  base: string;
  onClose: () => void;
}

const PAUSE_MS = 200;

/** The search in the list's head; what is looked for stands in the address a moment after the last key. */
export default function ListSearch({ filter, base, onClose }: ListSearchProps) {
  const t = useT("inbox-list.head");
  const navigate = useNavigate();
  const [words, setWords] = useState(filter.q ?? "");
  const box = useRef<HTMLInputElement>(null);
  const go = useRef<(q: string) => void>(() => {});
  go.current = (q) =>
    navigate(base + writeInboxFilter({ ...filter, q: q.trim() || undefined }), {
      replace: true,
      preventScrollReset: true,
    });
  const current = filter.q ?? "";
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (words.trim() === current) return;
    const timer = setTimeout(() => go.current(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, current]);
  const close = () => {
    if (filter.q) go.current("");
    onClose();
  };
  return (
    <search className="row grow">
      <Input
        ref={box}
        type="search"
        name="q"
        aria-label={t("search")}
        placeholder={t("search")}
        autoComplete="off"
        icon={Search}
        quiet
        className="grow"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          close();
        }}
      />
      <IconButton icon={X} label={t("closeSearch")} onClick={close} />
    </search>
  );
}
