import { Link, useSearchParams } from "@remix-run/react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { ButtonLink } from "~/ui/button";
import { Chip } from "~/ui/chip";
import { ChipRow } from "~/ui/chip-row";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { SearchBox } from "~/ui/search-box";
import { SplitLayout } from "~/ui/split-layout";
import type { CampaignStateName } from "../core/campaign";
import type { CampaignList as List } from "../list-campaigns.server";
import { CampaignTable } from "./campaign-table";
import { CAMPAIGN_VIEWS, type CampaignView, campaignViewIn } from "./core/campaign-list-filter";
import { NewCampaignButton } from "./new-campaign-button";

interface CampaignListProps {
  list: List;
  counts: Partial<Record<CampaignStateName, number>>;
  mayChange: boolean;
}

/** All campaigns, newest first, by what they are doing. */
export function CampaignList({ list, counts, mayChange }: CampaignListProps) {
  const t = useT("campaigns");
  const formats = useFormats();
  const [search] = useSearchParams();
  useLiveEvents(["campaign"]);
  const view = campaignViewIn(search);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const countOf = (name: CampaignView) =>
    CAMPAIGN_VIEWS[name].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const filtered = view !== null || search.has("q") || search.has("state");
  return (
    <>
      <PageHeader
        title={t("title")}
        note={formats.number(total)}
        actions={mayChange && total > 0 ? <NewCampaignButton /> : undefined}
      />
      <SplitLayout>
        {total === 0 ? (
          <EmptyState
            drawing="message"
            sentence={t("list.empty")}
            action={mayChange ? <NewCampaignButton /> : undefined}
            more={
              <Link className="link" to="/templates">
                {t("list.emptyMore")}
              </Link>
            }
          />
        ) : (
          <>
            <ChipRow label={t("list.filter")}>
              <Chip
                to={linkTo(search, null)}
                on={!filtered || (view === null && !search.has("state"))}
                count={formats.number(total)}
              >
                {t("list.all")}
              </Chip>
              {(Object.keys(CAMPAIGN_VIEWS) as CampaignView[])
                .filter((name) => countOf(name) > 0 || name === view)
                .map((name) => (
                  <Chip
                    key={name}
                    to={linkTo(search, name)}
                    on={view === name}
                    count={formats.number(countOf(name))}
                  >
                    {t(`list.${name}`)}
                  </Chip>
                ))}
              <span className="grow" />
              <SearchBox label={t("list.search")} size="sm" className="w-[200px] flex-none" />
            </ChipRow>
            {list.items.length === 0 ? (
              <EmptyState
                drawing="search"
                sentence={t("list.none")}
                action={<ButtonLink to="/campaigns">{t("list.showAll")}</ButtonLink>}
              />
            ) : (
              <div className="camps">
                <CampaignTable items={list.items} />
              </div>
            )}
            <Pagination previous={null} next={list.next} />
          </>
        )}
      </SplitLayout>
    </>
  );
}

function linkTo(search: URLSearchParams, view: CampaignView | null): string {
  const next = new URLSearchParams(search);
  next.delete("after");
  next.delete("state");
  if (view) next.set("state", view);
  return `?${next}`;
}
