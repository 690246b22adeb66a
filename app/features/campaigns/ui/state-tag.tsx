import CalendarClock from "lucide-react/icons/calendar-clock";
import Check from "lucide-react/icons/check";
import CircleMinus from "lucide-react/icons/circle-minus";
import LoaderCircle from "lucide-react/icons/list-checks";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import { useT } from "~/i18n/use-t";
import type { Glyph } from "~/ui/icon";
import { Tag, type Tone } from "~/ui/tag";
import type { CampaignStateName } from "../core/campaign";

const looks: Record<CampaignStateName, { tone: Tone; icon?: Glyph }> = {
  draft: { tone: "neutral" },
  scheduled: { tone: "acc", icon: CalendarClock },
  preparing: { tone: "acc", icon: LoaderCircle },
  running: { tone: "acc", icon: Play },
  paused: { tone: "hold", icon: Pause },
  finished: { tone: "ok", icon: Check },
  cancelled: { tone: "neutral", icon: CircleMinus },
};

/** What a campaign is doing, in a word. */
export function StateTag({ state }: { state: CampaignStateName }) {
  const t = useT("campaigns.state");
  const { tone, icon } = looks[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(state)}
    </Tag>
  );
}
