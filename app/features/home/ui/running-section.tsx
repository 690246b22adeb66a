import { Link } from "@remix-run/react";
import { CampaignBar } from "~/features/campaigns/ui/campaign-bar";
import { campaignParts } from "~/features/campaigns/ui/core/campaign-parts";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Section } from "~/ui/section";
import type { HomePage } from "../load-home.server";

/** Campaigns on their way, with their bars. */
export function RunningSection({ running, total }: { running: HomePage["running"]; total: number }) {
  const t = useT("home.running");
  if (running.length === 0 && total === 0) return null;
  return (
    <Section
      className="hs"
      title={t("title")}
      aside={
        <Link className="link" to="/campaigns">
          {t("all", { count: total })}
        </Link>
      }
    >
      {running.length === 0 && <p className="t3 py-3">{t("none")}</p>}
      {running.map(({ item, finishAt, held }) => (
        <Link key={item.id} className="cr" to={`/campaigns/${item.id}`} prefetch="intent">
          <span className="block min-w-0">
            <span className="med ell block" title={item.name}>
              <bdi>{item.name}</bdi>
            </span>
            <span className="sm t3 ell block">
              {item.connection &&
                `${t(item.connection.kind === "sms" ? "sms" : "whatsapp")} · ${item.connection.name}`}
            </span>
          </span>
          <span className="block">
            <CampaignBar progress={item.progress} held={held} />
          </span>
          <span className="sm t2 num nw end">
            <Ending item={item} finishAt={finishAt} held={held} />
          </span>
        </Link>
      ))}
    </Section>
  );
}

function Ending({ item, finishAt }: HomePage["running"][number]) {
  const t = useT("home.running");
  const formats = useFormats();
  if (item.state === "paused") return <span className="hold">{t("paused")}</span>;
  if (item.state === "preparing") return <>{t("preparing")}</>;
  const finish = finishAt ? new Date(finishAt) : null;
  const left = finish ? finish.getTime() - Date.now() : -1;
  if (!finish || left < 0) {
    const { queued } = campaignParts(item.progress);
    return <>{t("left", { count: queued })}</>;
  }
  const time = formats.date(finish, left > 64_800_000 ? "dayShort" : "time");
  return <span suppressHydrationWarning>{t(left > 64_800_000 ? "finishesOn" : "finishes", { time })}</span>;
}
