import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { ButtonLink } from "~/ui/button";
import { Chip } from "~/ui/chip";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { SearchBox } from "~/ui/search-box";
import { SplitLayout } from "~/ui/split-layout";
import { Tabs } from "~/ui/tabs";
import { paths } from "../core/contact-paths";
import type { StoppedRow } from "../list-stopped.sql.server";
import { StoppedTable } from "./stopped-table";

export interface StoppedPageProps {
  kind: "stopped" | "blocked";
  rows: StoppedRow[];
  next: string | null;
  previous: string | null;
  mayWrite: boolean;
  /** The form that blocks phones, beside the list. */
  aside?: ReactNode;
}

/** Who is left alone, since when and with which words; or whom the company itself has blocked. */
export function StoppedPage({ kind, rows, next, previous, mayWrite, aside }: StoppedPageProps) {
  const t = useT("consent");
  const [search] = useSearchParams();
  useLiveEvents(["contact"]);
  const channel = search.get("channel");
  const here = kind === "stopped" ? paths.stopped : paths.blocked;
  const filtered = search.has("q") || channel !== null;
  return (
    <>
      <PageHeader title={t("stopped.title")} />
      <Tabs
        label={t("stopped.tabs")}
        items={[
          { to: paths.stopped, label: t("stopped.tab"), end: true },
          { to: paths.blocked, label: t("stopped.blockedTab") },
        ]}
      />
      <SplitLayout aside={aside && <div className="contents max-sm:hidden">{aside}</div>}>
        {aside && <div className="sm:hidden">{aside}</div>}
        <div className="chips max-sm:flex-wrap">
          {kind === "stopped" && (
            <>
              <Chip to={withChannel(search, null)} on={channel === null}>
                {t("stopped.all")}
              </Chip>
              {(["whatsapp", "sms"] as const).map((one) => (
                <Chip key={one} to={withChannel(search, one)} on={channel === one}>
                  {t(`channel.${one}`)}
                </Chip>
              ))}
              <span className="grow" />
            </>
          )}
          <SearchBox label={t("stopped.search")} size="sm" className="w-[260px] flex-none max-sm:w-full" />
        </div>
        {rows.length === 0 ? (
          <EmptyState
            drawing={filtered ? "search" : "message"}
            sentence={
              filtered ? t("stopped.none") : t(kind === "stopped" ? "stopped.empty" : "blocked.empty")
            }
            action={filtered && <ButtonLink to={here}>{t("stopped.clear")}</ButtonLink>}
          />
        ) : (
          <>
            <StoppedTable rows={rows} mayWrite={mayWrite} query={search.get("q") ?? ""} />
            <Pagination previous={previous} next={next} />
          </>
        )}
      </SplitLayout>
    </>
  );
}

function withChannel(search: URLSearchParams, channel: string | null): string {
  const changed = new URLSearchParams(search);
  for (const name of ["after", "before", "channel"]) changed.delete(name);
  if (channel) changed.set("channel", channel);
  return `?${changed}`;
}
