import { useNavigation, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Pagination } from "~/ui/pagination";
import { SplitLayout } from "~/ui/split-layout";
import type { FailureLine } from "../failure-lines.server";
import type { RecipientViewPage } from "../recipient-page.server";
import { CampaignTabs } from "./campaign-tabs";
import { FailureLedger } from "./failure-ledger";
import { LiveProgress } from "./live-progress";
import { PauseNotice } from "./pause-notice";
import { RecipientChips } from "./recipient-chips";
import { RecipientTable } from "./recipient-table";
import { TurnLines } from "./turn-lines";
import { useCampaignPage } from "./use-campaign-page";

interface LivePageProps {
  lines: FailureLine[];
  page: RecipientViewPage;
  panel: ReactNode;
}

/** The first tab: how far it is, why some failed, and everybody one by one. */
export function LivePage({ lines, page, panel }: LivePageProps) {
  const { facts, mayChange } = useCampaignPage();
  const t = useT("campaigns.recipients");
  const formats = useFormats();
  const [search] = useSearchParams();
  const filtered = ["state", "why", "q", "after"].some((name) => search.has(name));
  const filtering = useNavigation().location?.pathname === `/campaigns/${facts.id}`;
  return (
    <SplitLayout aside={panel}>
      <CampaignTabs id={facts.id} replies={facts.figures.repliedCount} />
      {facts.pause && <PauseNotice pause={facts.pause} connectionId={facts.connection?.id} />}
      <LiveProgress facts={facts} />
      {facts.numbers && !facts.finishedAt && <TurnLines numbers={facts.numbers} />}
      <FailureLedger facts={facts} lines={lines} mayChange={mayChange} />
      <RecipientChips facts={facts} />
      <div className={filtering ? "opacity-60" : undefined}>
        <RecipientTable campaignId={facts.id} rows={page.rows} filtered={filtered} />
        {(page.next || search.has("after")) && (
          <Pagination
            previous={null}
            next={page.next}
            note={
              search.has("after")
                ? t("later", { count: formats.number(page.rows.length) })
                : t("first", { count: formats.number(page.rows.length) })
            }
          />
        )}
      </div>
    </SplitLayout>
  );
}
