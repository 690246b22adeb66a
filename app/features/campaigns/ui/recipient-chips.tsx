import { useSearchParams } from "@remix-run/react";
import X from "lucide-react/icons/x";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Chip } from "~/ui/chip";
import { ChipRow } from "~/ui/chip-row";
import { Icon } from "~/ui/icon";
import { SearchBox } from "~/ui/search-box";
import type { CampaignFacts } from "../campaign-facts.server";
import { campaignParts } from "./core/campaign-parts";
import { RECIPIENT_VIEWS, viewIn } from "./core/recipient-view-filter";

/** Filters over the recipients, each a link; the chosen one shows its number. */
export function RecipientChips({ facts }: { facts: CampaignFacts }) {
  const t = useT("campaigns");
  const formats = useFormats();
  const [search] = useSearchParams();
  const { progress } = facts;
  const parts = campaignParts(progress, facts.figures.heldCount);
  const counts = { ...parts, skipped: progress.skipped };
  const view = viewIn(search);
  const why = search.get("why");
  return (
    <ChipRow label={t("recipients.filter")}>
      <Chip
        to={linkTo(search, null)}
        on={view === null && !why}
        count={formats.number(progress.audience - progress.skipped)}
      >
        {t("recipients.all")}
      </Chip>
      {RECIPIENT_VIEWS.filter((one) => counts[one] > 0 || one === view).map((one) => (
        <Chip
          key={one}
          to={linkTo(search, one)}
          on={view === one && !why}
          count={view === one && !why ? formats.number(counts[one]) : undefined}
        >
          {t(`parts.${one}`)}
        </Chip>
      ))}
      {why && (
        <Chip to={linkTo(search, view)} on aria-label={t("recipients.dropReason", { code: why })}>
          <span className="mono">{why}</span>
          <Icon of={X} size="s" />
        </Chip>
      )}
      <span className="grow" />
      <SearchBox
        label={t("recipients.search")}
        size="sm"
        className="no-m w-[118px] flex-none sticky right-0 bg-surface shadow-[20px_0_0_var(--surface),-12px_0_10px_var(--surface)]"
      />
    </ChipRow>
  );
}

/** The same page with another chip, from its beginning. */
function linkTo(search: URLSearchParams, view: string | null): string {
  const next = new URLSearchParams(search);
  for (const name of ["after", "why", "state"]) next.delete(name);
  if (view) next.set("state", view);
  return `?${next}`;
}
