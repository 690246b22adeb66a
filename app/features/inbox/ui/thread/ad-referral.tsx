import MousePointerClick from "lucide-react/icons/mouse-pointer-click";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { useThreadView } from "./thread-context";

/** Which ad brought the person here. */
export function AdReferral({ referral }: { referral: NonNullable<ThreadMessage["referral"]> }) {
  const { t } = useThreadView();
  const { title, url } = referral;
  const safe = url && /^https?:\/\//.test(url) ? url : null;
  return (
    <span className="re">
      <b>
        <Icon of={MousePointerClick} size="s" className="inline" /> {t("fromAd")}
      </b>
      {safe ? (
        <a className="re-t link" href={safe} target="_blank" rel="noreferrer noopener" dir="auto">
          {title || safe}
        </a>
      ) : (
        <span className="re-t" dir="auto">
          {title}
        </span>
      )}
    </span>
  );
}
