import { Link } from "@remix-run/react";
import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Button, ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Panel } from "~/ui/panel";
import { Timeline } from "~/ui/timeline";
import type { CampaignFacts } from "../campaign-facts.server";
import type { PersonView } from "../person-view.server";
import { FilledText } from "./filled-text";
import { useCampaignAction } from "./use-campaign-action";
import { useStoryItems } from "./use-story-items";

interface PersonPanelProps {
  facts: CampaignFacts;
  person: PersonView;
  closeTo: string;
  mayChange: boolean;
}

/** Why somebody did, or did not yet, get it: past, present and what comes next; and the message as it is for them. */
export function PersonPanel({ facts, person, closeTo, mayChange }: PersonPanelProps) {
  const t = useT("campaigns.person");
  const noName = useT("common")("noName");
  const items = useStoryItems(person, facts);
  const { run, busy } = useCampaignAction(facts.id);
  const waits = person.state === "waiting" || person.state === "claimed";
  const contact = `/contacts/${person.contactId}`;
  return (
    <Panel label={t(`title.${titleOf(person.state)}`)} closeTo={closeTo}>
      <div className="row gap-3 mb-4">
        <Avatar id={person.contactId} name={person.name || person.phone} size="l" />
        <div className="grow">
          <div className="semi lg ell" title={person.name}>
            {person.name || person.phone || noName}
          </div>
          <div className="t2 num ell">
            {[person.name && person.phone, person.place].filter(Boolean).join(" · ")}
          </div>
        </div>
        <Link
          to={contact}
          className="btn ghost ic sm"
          aria-label={t("openContact")}
          data-tip={t("openContact")}
        >
          <Icon of={ArrowUpRight} />
        </Link>
      </div>
      {person.number && <p className="t2 sm pb-3">{t("number", { name: person.number })}</p>}
      <Timeline items={items} />
      {person.message && (
        <section className="border-t border-line pt-3 mt-1">
          <h3 className="sm t2 font-medium mb-2">
            {t(waits ? "willGet" : ARRIVED.has(person.state) ? "got" : "wouldGet")}
          </h3>
          <div className="rounded-md bg-surface px-2.5 py-2 [box-shadow:inset_0_0_0_1px_var(--line)]">
            <FilledText message={person.message} values={person.values} />
          </div>
        </section>
      )}
      <div className="row flex-wrap mt-3.5">
        <ButtonLink to={contact} size="sm">
          {t("openContact")}
        </ButtonLink>
        {person.removable && mayChange && facts.state !== "cancelled" && (
          <Button
            variant="ghost"
            size="sm"
            busy={busy}
            onClick={() => run({ intent: "remove", outgoingId: person.outgoingId })}
          >
            {t("remove")}
          </Button>
        )}
      </div>
    </Panel>
  );
}

const ARRIVED = new Set(["accepted", "held", "delivered", "read", "sending"]);

function titleOf(state: string): "waiting" | "failed" | "skipped" | "unknown" | "fine" {
  if (state === "waiting" || state === "claimed") return "waiting";
  return state === "failed" || state === "skipped" || state === "unknown" ? state : "fine";
}
