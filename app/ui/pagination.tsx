import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { buttonClass } from "./button";

interface PaginationProps {
  /** Keyset cursors of the neighbours; null where there is none. */
  previous: string | null;
  next: string | null;
  /** "50 de 18.412", already translated. */
  note?: ReactNode;
  /** Name in the URL, where a page has two lists. */
  param?: string;
}

/** Earlier and later by cursor, as links that keep the filter: `?after=…` and `?before=…`. */
export function Pagination({ previous, next, note, param = "" }: PaginationProps) {
  const t = useT("common.actions");
  const label = useT("ui.pagination")("label");
  const [search] = useSearchParams();
  if (!previous && !next && !note) return null;
  const look = buttonClass({ size: "sm" });
  return (
    <nav className="pager" aria-label={label}>
      <span className="grow">{note}</span>
      {previous && (
        <Link className={look} to={withCursor(search, `${param}before`, previous, param)} rel="prev">
          {t("previous")}
        </Link>
      )}
      {next && (
        <Link
          className={look}
          to={withCursor(search, `${param}after`, next, param)}
          rel="next"
          prefetch="intent"
        >
          {t("next")}
        </Link>
      )}
    </nav>
  );
}

function withCursor(search: URLSearchParams, name: string, cursor: string, param: string): string {
  const changed = new URLSearchParams(search);
  changed.delete(`${param}before`);
  changed.delete(`${param}after`);
  changed.set(name, cursor);
  return `?${changed}`;
}
