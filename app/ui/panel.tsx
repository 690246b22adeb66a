import { Link, useNavigate } from "@remix-run/react";
import { clsx } from "clsx";
import X from "lucide-react/icons/x";
import { type ReactNode, useEffect } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "./icon";

interface PanelProps {
  /** Spoken name; also the title unless `title` is given. */
  label: string;
  title?: ReactNode;
  /** Where closing leads (the same page without the panel); Esc goes there too. Without it the panel always stands. */
  closeTo?: string;
  /** aside 304, panel 392, chat 404 px. */
  width?: "aside" | "panel" | "chat";
  /** No inner padding: the content draws its own. */
  bare?: boolean;
  children: ReactNode;
}

/** A column beside the page that pushes, not covers; below 1200 px it lies over it, below 720 it is a page. */
export function Panel({ label, title, closeTo, width = "panel", bare, children }: PanelProps) {
  const t = useT("common.actions");
  useEscape(closeTo);
  return (
    <aside
      className={clsx("panel", closeTo && "over", width === "aside" && "aside", width === "chat" && "chat-w")}
      aria-label={label}
    >
      {(title || closeTo) && (
        <div className="panel-h">
          <h2 className="ell grow">{title ?? label}</h2>
          {closeTo && (
            <Link
              to={closeTo}
              preventScrollReset
              className="btn ghost ic sm"
              aria-label={t("close")}
              data-tip={t("close")}
            >
              <Icon of={X} />
            </Link>
          )}
        </div>
      )}
      <div className={clsx("scroll grow", !bare && "pad")} data-scroll={label}>
        {children}
      </div>
    </aside>
  );
}

function useEscape(closeTo: string | undefined) {
  const navigate = useNavigate();
  useEffect(() => {
    if (!closeTo) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector("dialog[open], :popover-open")) return;
      navigate(closeTo, { preventScrollReset: true });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [closeTo, navigate]);
}
