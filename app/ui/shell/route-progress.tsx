import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "~/i18n/use-t";

/** A thin line while the next page is on its way (not in the first 150 ms), and the focus on its title once it is there. */
export function RouteProgress() {
  const navigation = useNavigation();
  const t = useT("ui.progress");
  useFocusOnArrival();
  if (navigation.state === "idle") return null;
  return <div className="navbar-progress" role="progressbar" aria-label={t("page")} />;
}

function useFocusOnArrival() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const active = document.activeElement;
    if (active?.matches("[autofocus], input, textarea, select")) return;
    const title = document.querySelector<HTMLElement>("main h1, h1");
    if (title && !title.hasAttribute("tabindex")) title.tabIndex = -1;
    title?.focus({ preventScroll: true });
  }, [pathname]);
}
