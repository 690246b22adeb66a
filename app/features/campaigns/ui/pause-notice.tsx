import { Link } from "@remix-run/react";
import Pause from "lucide-react/icons/pause";
import { REST_REASONS, type RestReason } from "~/features/outgoing/core/number-rest";
import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";
import type { CampaignFacts } from "../campaign-facts.server";

/** Why a campaign stands still, and where to look. A person's own pause is only named. */
export function PauseNotice({
  pause,
  connectionId,
}: {
  pause: NonNullable<CampaignFacts["pause"]>;
  connectionId?: string;
}) {
  const t = useT("reasons.pause");
  const say = useT("campaigns.pause");
  const rest = useT("reasons.rest");
  const own = pause.why === "by-person";
  const title = own
    ? pause.byName
      ? t("by-person", { name: pause.byName })
      : say("bySystem")
    : t(pause.why as Exclude<typeof pause.why, "by-person">);
  return (
    <div className="px-5 pt-4 max-sm:px-4">
      <Say
        tone={own ? "neutral" : "hold"}
        icon={own ? Pause : undefined}
        title={`${title}.`}
        action={
          !own && connectionId ? (
            <Link className="link sm nw leading-5" to={`/settings/connections/${connectionId}`}>
              {say("seeNumber")}
            </Link>
          ) : undefined
        }
      >
        {own ? say("nothingLost") : isRest(pause.why) ? rest(pause.why) : say("next")}
        {pause.code && <span className="mono t3 ml-1.5">{pause.code}</span>}
      </Say>
    </div>
  );
}

const isRest = (why: string): why is RestReason => (REST_REASONS as readonly string[]).includes(why);
