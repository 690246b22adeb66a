import { type ComponentType, lazy } from "react";

/**
 * As React.lazy, for a piece that the page can do without: one that cannot be fetched now, say because the network is
 * away, is fetched when it is back, and takes nobody's page down meanwhile.
 */
export function lazyPiece<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(() => load().catch(() => backOnline().then(load)));
}

function backOnline(): Promise<void> {
  return new Promise((resolve) => {
    const again = setInterval(check, 5_000);
    window.addEventListener("online", check);
    function check() {
      if (!navigator.onLine) return;
      clearInterval(again);
      window.removeEventListener("online", check);
      resolve();
    }
  });
}
