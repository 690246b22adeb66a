import { NewCampaignButton } from "~/features/campaigns/ui/new-campaign-button";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { PageHeader } from "~/ui/page-header";
import type { HomePage as Home } from "../load-home.server";
import { FailureSection } from "./failure-section";
import { MorningLine } from "./morning-line";
import { NumberList } from "./number-list";
import { RunningSection } from "./running-section";
import { SetupList } from "./setup-list";
import { WaitingSection } from "./waiting-section";

interface HomePageProps {
  home: Home;
  userName: string;
  mayChange: boolean;
  mayInvite: boolean;
}

/** The day in one sentence, then what it stands on. */
export function HomePage({ home, userName, mayChange, mayInvite }: HomePageProps) {
  const t = useT("home");
  useLiveEvents(["campaign", "message", "connection", "template"]);
  const { facts, numbers } = home;
  const starting = facts.campaignCount === 0;
  const setup = <SetupList steps={facts.steps} mayChange={mayChange} mayInvite={mayInvite} />;
  return (
    <>
      <PageHeader title={t("title")} actions={mayChange ? <NewCampaignButton /> : undefined} />
      <div className="home scroll" data-scroll="page">
        <div className="hl">
          <MorningLine
            userName={userName}
            going={facts.goingCount}
            waiting={facts.waitingCount}
            ailing={numbers.filter(({ tone }) => tone !== "ok").length}
            starting={starting}
          />
          <RunningSection running={home.running} total={facts.campaignCount} />
          <WaitingSection people={home.waiting} total={facts.waitingCount} />
          <FailureSection news={home.failures} />
          {starting && <div className="max-w-[560px]">{setup}</div>}
        </div>
        <div className="hr">
          <NumberList numbers={numbers} mayChange={mayChange} />
          {!starting && setup}
        </div>
      </div>
    </>
  );
}
