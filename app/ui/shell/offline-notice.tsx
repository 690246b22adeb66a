import WifiOff from "lucide-react/icons/wifi-off";
import { useSyncExternalStore } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "../icon";

/** One line over the page while the browser has no network: what is safe. */
export function OfflineNotice() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const t = useT("shell.offline");
  return (
    <div role="status">
      {!online && (
        <div className="offline">
          <Icon of={WifiOff} />
          <span>
            <b className="semi">{t("title")}</b> {t("explain")}
          </span>
        </div>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
