import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "~/i18n/use-t";

/** A thin line while the next page is on its way (not in the first 150 ms), and the focus on its title once it is there. */
export function RouteProgress() {
  const navigation = useNavigation();
  const t = useT("ui.progress");
  useFocusOnArrival();
  if (navigation.state === "idle") return null;
  return <div className="navbar-progress" role="progressbar" aria-label={t("page")} />;
}

/** Outside the component: an error page draws the whole document anew. */
let arrivedAt: string | null = null;

function useFocusOnArrival() {
  const { pathname } = useLocation();
  useEffect(() => {
    const moved = arrivedAt !== null && arrivedAt !== pathname;
    arrivedAt = pathname;
    if (!moved) return;
    const active = document.activeElement;
    if (active?.matches("[autofocus], input, textarea, select")) return;
    // A list and what one opens beside it are one page: who walks through the list stays in it.
    if (active?.closest("[data-keeps-focus]")) return;
    const title = document.querySelector<HTMLElement>("main h1, h1");
    if (title && !title.hasAttribute("tabindex")) title.tabIndex = -1;
    title?.focus({ preventScroll: true });
  }, [pathname]);
}
