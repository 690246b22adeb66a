import { Link } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "./icon";

interface PageHeaderProps {
  /** From the section down; on a phone the last one is the back arrow. */
  crumbs?: { label: string; to: string }[];
  title: string;
  /** A Tag with the state. */
  state?: ReactNode;
  /** A quiet word after it: a count, "salvo às 09:42". */
  note?: ReactNode;
  /** At the right; one primary, the irreversible as red words. */
  actions?: ReactNode;
}

/** The 52-px head of a page: crumbs, title, state, actions. */
export function PageHeader({ crumbs = [], title, state, note, actions }: PageHeaderProps) {
  const t = useT("common.actions");
  const parent = crumbs.at(-1);
  return (
    <header className="head">
      {parent && (
        <Link to={parent.to} className="btn ghost ic only-m -ml-2.5" aria-label={t("back")}>
          <Icon of={ArrowLeft} />
        </Link>
      )}
      {crumbs.map((crumb) => (
        <Link key={crumb.to} to={crumb.to} className="crumb no-m nw" prefetch="intent">
          {crumb.label}
        </Link>
      ))}
      <h1 className="ell text-left" dir="auto" tabIndex={-1} title={title}>
        {title}
      </h1>
      {state && <span className="ml-1 flex-none">{state}</span>}
      {note && <span className="t3 sm no-m nw">{note}</span>}
      {actions && <div className="acts">{actions}</div>}
    </header>
  );
}
